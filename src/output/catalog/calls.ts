import type { TargetLanguage } from "../../input/manifest/manifest.js";
import type { Call, CallPrinter } from "./call.js";
import { csharpCall } from "./call-csharp.js";
import { goCall } from "./call-go.js";
import { javaCall } from "./call-java.js";
import { phpCall } from "./call-php.js";
import { pythonCall } from "./call-python.js";
import { rubyCall } from "./call-ruby.js";
import { typeScriptCall } from "./call-typescript.js";
import type { CatalogCall } from "./catalog-data.js";

/** What prints a call in each language. */
const printers: Readonly<Record<TargetLanguage, CallPrinter>> = {
  python: pythonCall,
  go: goCall,
  java: javaCall,
  php: phpCall,
  ruby: rubyCall,
  csharp: csharpCall,
  // Nothing of its own speaks HTTP.
  rust: () => undefined,
};

/**
 * The code that fires an event, in every language that has any: TypeScript, and then the others in this order.
 *
 * @param leftOut the languages that the event is left out of
 */
export function callsOf(
  call: Call,
  leftOut: ReadonlySet<string>,
): readonly CatalogCall[] {
  const others = Object.entries(printers).flatMap(([language, print]) =>
    leftOut.has(language) ? [] : (print(call) ?? []),
  );
  return [typeScriptCall(call), ...others];
}
