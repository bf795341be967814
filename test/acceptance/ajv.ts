import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import type { JsonObject } from "../../src/base/json/json.js";

const ajv = new Ajv({
  strict: true,
  strictTypes: true,
  ownProperties: true,
  allErrors: true,
});
addFormats.default(ajv);

/** A validator at its strictest. One Ajv makes all of them, because to start one takes ten times as long. */
export function validatorOf(schema: JsonObject): ValidateFunction {
  const validate = ajv.compile(schema);
  ajv.removeSchema(schema);
  return validate;
}
