import { same } from "../expect-types.js";
import {
  griechenlandVariables,
  größeGeändertVariables,
  type GrößeGeändertPayload,
  type 従業員作成Payload,
} from "./expected/index.js";

export function right(): void {
  same<GrößeGeändertPayload["名前"], { 姓: string; 名: string }>();
  same<typeof größeGeändertVariables.größe, "größe">();
  same<typeof griechenlandVariables.α.β, "α.β">();
  same<従業員作成Payload, { a: number }>();
}
