import { escapeJsonText } from "../../base/unseen.js";
import { readPage } from "./runtime-file.js";

/** Where a page's own template has the data. */
const slot = "{}</script>";

/** Prints data as a page that needs no other file. */
export function fillPage(
  name: Parameters<typeof readPage>[0],
  data: object,
): string {
  const [head = "", tail = ""] = readPage(name).split(slot);
  // In a script, `</script` and `<!--` would be HTML.
  const json = escapeJsonText(JSON.stringify(data)).replaceAll("<", "\\u003c");
  return `${head}${json}</script>${tail}`;
}
