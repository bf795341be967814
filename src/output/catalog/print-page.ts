import { escapeJsonText } from "../../base/unseen.js";
import { readCatalogPage } from "../print/runtime-file.js";
import type { CatalogData } from "./catalog-data.js";

/** Where the page's own template has the data. */
const slot = "{}</script>";

/** Where it says that the page calls nobody. */
const callsNobody = "connect-src 'none'";

/** Prints the catalog as one page that needs no other file. */
export function printPage(data: CatalogData): string {
  const [head = "", tail = ""] = readCatalogPage().split(slot);
  // In a script, `</script` and `<!--` would be HTML.
  const json = escapeJsonText(JSON.stringify(data)).replaceAll("<", "\\u003c");
  return `${head}${json}</script>${tail}`;
}

/** The page as it is served while the manifest is edited: it listens for what changes. */
export function printLivePage(page: string): string {
  return page
    .replace(callsNobody, "connect-src 'self'")
    .replace("<html ", "<html data-live ");
}
