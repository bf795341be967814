import type { EventModel } from "../../event/event.js";
import type { ExportFormat } from "../../input/manifest/manifest.js";
import { createPlan, type DiskContext } from "../disk/plan.js";
import { printJson } from "../print/json-text.js";
import type { OpenTarget } from "../languages/language.js";
import { exportDocument } from "./export-document.js";

/** Makes the target of a document for other tools: the text that `export` writes, kept current. */
export function createDocumentTarget(
  format: ExportFormat,
  disk: DiskContext,
): OpenTarget {
  const plan = createPlan(disk);
  const events: EventModel[] = [];
  return {
    add: (model) => void events.push(model),
    finish() {
      const document = exportDocument(events, format, disk.diagnostics);
      const path = disk.output.file ?? "";
      plan.add({ path, text: printJson(document), settled: true });
      return plan.finish();
    },
  };
}
