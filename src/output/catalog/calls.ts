import type { CallPrinter } from "./call.js";
import { goCall } from "./call-go.js";
import { pythonCall } from "./call-python.js";
import { typeScriptCall } from "./call-typescript.js";

/** The languages that a catalog shows how to fire an event in, in this order. */
export const callPrinters: readonly CallPrinter[] = [
  typeScriptCall,
  pythonCall,
  goCall,
];
