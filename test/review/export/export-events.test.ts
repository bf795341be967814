import { expect, test } from "vitest";
import { exportEvents, type ExportFormat, generate } from "../../../src/index.js";
import type { Json, JsonObject } from "../../../src/base/json/json.js";
import { newAjv } from "../../../src/json-schema/check/ajv.js";
import { mutations } from "../../acceptance/mutate.js";
import { projectOf } from "../../learn/project.js";
