import type { Issue } from "./issue.js";
import { maxKeys } from "../shape/shape.js";
import { showPath } from "../../type/variable-path.js";

const explanations: Record<Issue["code"], string> = {
  CE110: "has a number beyond 1.8e308, which no program can keep",
  CE301: "is null in every sample, so its type is unknown",
  CE302:
    "is an empty array in every sample, so the type of its items is unknown",
  CE303: "is an empty object in every sample, so its properties are unknown",
  CE304: "has an integer beyond 2^53, which JavaScript cannot hold exactly",
  CE315: `has more than ${maxKeys} different keys, so they are data and it is a map`,
};

/** An issue as a sentence without its full stop; it names the path. */
export function explainIssue({ code, segments }: Issue): string {
  return `${showPath(segments)} ${explanations[code]}`;
}
