import type { ts } from "ts-morph";
import { anySign } from "../../type/variable-path.js";
import type { Compiler } from "./open-programs.js";

/** The text that a type stands for, `*` for each part that is known only when the code runs; absent for other types. */
export function pathOfType(type: ts.Type, ts: Compiler): string | undefined {
  if (type.isStringLiteral()) return type.value;
  if (!(type.flags & ts.TypeFlags.TemplateLiteral)) return undefined;
  const { texts } = type as ts.TemplateLiteralType;
  return texts.join(anySign);
}

/** Whether a path is one of those that a pattern such as `items.*.sku` stands for. */
export function matches(path: string, pattern: string): boolean {
  const steps = path.split(".");
  const wanted = pattern.split(".");
  return (
    steps.length === wanted.length &&
    wanted.every((step, index) => step === anySign || step === steps[index])
  );
}

/** Whether one path leads to something in what the other leads to; either may be a pattern. */
export function isWithin(path: string, container: string): boolean {
  const depth = container.split(".").length;
  const steps = path.split(".");
  const start = steps.slice(0, depth).join(".");
  return (
    steps.length > depth &&
    (matches(start, container) || matches(container, start))
  );
}
