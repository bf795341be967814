import { fillPage } from "../print/fill-page.js";
import type { CatalogData } from "./catalog-data.js";

/** Where the page says that it calls nobody. */
const callsNobody = "connect-src 'none'";

/** Prints the catalog as one page that needs no other file. */
export function printPage(data: CatalogData): string {
  return fillPage("catalog", data);
}

/** The page as it is served while the manifest is edited: it listens for what changes. */
export function printLivePage(page: string): string {
  return page
    .replace(callsNobody, "connect-src 'self'")
    .replace("<html ", "<html data-live ");
}
