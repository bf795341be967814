import { accept, same } from "../expect-types.js";
import {
  type CobaltEventSlug,
  type ConstructorPayload,
  type ItSQuotedPayload,
  itSQuotedVariables,
  type ProtoPayload,
  protoVariables,
  type ProtoVariableTypes,
} from "./expected/index.js";

export function right(proto: ProtoPayload, quoted: ItSQuotedPayload): void {
  accept<Record<string, unknown>>(proto);
  accept<Record<string, unknown>>(quoted);
  same<ProtoPayload["__proto__"], { polluted: number }>();
  same<ProtoPayload["toString"], string>();
  same<ProtoVariableTypes["__proto__.polluted"], number>();
  same<typeof protoVariables.__proto__.polluted, "__proto__.polluted">();
  same<typeof protoVariables.toString, "toString">();
  same<ConstructorPayload["constructor"], string | undefined>();
  accept<CobaltEventSlug>("__proto__");
  accept<CobaltEventSlug>('it\'s "quoted"');
  accept<CobaltEventSlug>("`${globalThis.hacked = 1}`");
  same<(typeof itSQuotedVariables)["new\nline"], "new\nline">();
}

export function wrong(): void {
  // @ts-expect-error: every object has this method, and no event this slug
  accept<CobaltEventSlug>("hasOwnProperty");
  // @ts-expect-error: a method of every object is not the string that is meant
  accept<ProtoPayload["toString"]>({}.toString);
  // @ts-expect-error: a key that holds a dot has no constant
  accept(itSQuotedVariables["dot.ted"]);
  // @ts-expect-error: an empty key has no constant
  accept(itSQuotedVariables[""]);
}
