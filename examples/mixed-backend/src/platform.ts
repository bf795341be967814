// What several files send with.
import { Cobalt } from "@cobaltio/cobalt";

export const baseUrl =
  process.env["COBALT_BASE_URL"] ?? "https://api.gocobalt.io";

export const apiKey = process.env["COBALT_API_KEY"] ?? "";

export const cobalt = new Cobalt({ apiKey, baseUrl });
