import { fillPage } from "../print/fill-page.js";
import type { ExplanationData } from "./explanation-data.js";

/** Prints what an event's type rests on as one page that needs no other file. */
export function printExplanation(data: ExplanationData): string {
  return fillPage("explanation", data);
}
