import type { PayloadType } from "../../type/payload-type.js";
import { layoutType } from "../typescript/layout.js";
import { toTsType } from "./payload-ts.js";

/** A type by itself, as the declaration of an alias. */
export function printType(name: string, type: PayloadType): string {
  const head = `export type ${name} =`;
  return `${head} ${layoutType(toTsType(type), "", head.length + 1, 1)};\n`;
}
