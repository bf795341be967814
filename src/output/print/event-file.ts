import type { EventModel } from "../../event/event.js";
import { filledRequest } from "./filled-request.js";
import { docComment } from "../typescript/escape.js";
import { docLines, toTsType } from "./payload-ts.js";
import { stringProperty } from "../typescript/literal-property.js";
import { layoutMembers, layoutType, lineWidth } from "../typescript/layout.js";
import type { TsMember, TsType } from "../typescript/type.js";
import { variableTypes } from "./variable-types.js";
import { takesKeys, variablesLiteral } from "./variable-constants.js";

/** What an event's own file imports. */
export function eventImports(
  { variables, filled }: EventModel,
  importExtension: string,
): string {
  const key = takesKeys(variables) ? "  VariableKey,\n" : "";
  const runtime = `"../runtime${importExtension}"`;
  const fill =
    filled.length > 0 ? `import { fillRenamed } from ${runtime};\n` : "";
  return `import type {
  CobaltClient,
  LinkedAccountOptional,
  TriggerRequest,
  TriggerResult,
${key}} from ${runtime};
${fill}`;
}

/** Everything that is generated for one event, without header and imports. */
export async function printEvent(event: EventModel): Promise<string> {
  return [
    await printPayload(event),
    printVariables(event),
    printVariableTypes(event),
    printTrigger(event),
  ].join("\n");
}

async function printPayload(event: EventModel): Promise<string> {
  const { payload, names, name, description, deprecated } = event;
  const comment = docComment(
    docLines({
      title: `Payload of the event \`${name}\`.`,
      description,
      deprecated,
    }),
    "",
  );
  if (!payload.isHandwritten)
    return comment + alias(names.payload, toTsType(payload.type.type));
  const { declareTypes } = await import("./declared-types.js");
  const declarations = await declareTypes(event);
  // A hand-written schema may have a description of its own.
  return declarations.startsWith("/**") ? declarations : comment + declarations;
}

function printVariables({ variables, names, name }: EventModel): string {
  const doc = docComment([`Variable paths of the event \`${name}\`.`], "");
  return `${doc}export const ${names.variables} = ${variablesLiteral(variables)} as const;\n`;
}

function printVariableTypes(event: EventModel): string {
  const { names, name } = event;
  const { members, paths } = variableTypes(event);
  const doc = docComment(
    [`The type of each variable of the event \`${name}\`, by path.`],
    "",
  );
  const types = declareMembers(names.variableTypes, members);
  const pathDoc = docComment([`A variable path of the event \`${name}\`.`], "");
  return `${doc}${types}\n${pathDoc}${alias(names.variablePath, anyText([`keyof ${names.variableTypes}`, ...paths]))}`;
}

/** Index signatures that an interface may have: the compiler compares each with each. */
const maxSignatures = 100;

/** Index signatures that stand together where there are more; the compiler compares no others with them. */
const signaturesTogether = 10;

function declareMembers(name: string, members: readonly TsMember[]): string {
  const signatures = members.filter(isSignature);
  if (signatures.length <= maxSignatures)
    return `export interface ${name} ${braced(members)}\n`;
  const groups = [members.filter((member) => !isSignature(member))];
  for (let at = 0; at < signatures.length; at += signaturesTogether)
    groups.push(signatures.slice(at, at + signaturesTogether));
  return `export type ${name} = ${groups.map(braced).join(" & ")};\n`;
}

function braced(members: readonly TsMember[]): string {
  const body = layoutMembers(members, "  ");
  return `{${body && `\n${body}`}}`;
}

function isSignature({ head }: TsMember): boolean {
  return head.startsWith("[");
}

function printTrigger(event: EventModel): string {
  const { slug, name, app, description, deprecated, names, filled } = event;
  const doc = docLines({
    title: `Fires the event \`${name}\`.`,
    description,
    deprecated,
  });
  const generic = "Account extends LinkedAccountOptional";
  const line = `export function ${names.trigger}<${generic}>(`;
  const head =
    line.length <= lineWidth
      ? line
      : `export function ${names.trigger}<\n  ${generic},\n>(`;
  const entries = { slug, event: name, ...(app !== undefined && { app }) };
  const address = Object.entries(entries).map(([key, text]) =>
    stringProperty(key, text, "      "),
  );
  return `${docComment(doc, "")}${head}
  client: CobaltClient<Account>,
  request: ${layoutType(requestType(names.payload), "  ", "  request: ".length, 1)},
): Promise<TriggerResult> {
  return client.send(
    {
${address.join("")}    },
    ${filledRequest(filled, "    ")},
  );
}
`;
}

function requestType(payload: string): TsType {
  const argument = (text: string): TsType => ({ kind: "text", text });
  return {
    kind: "apply",
    name: "TriggerRequest",
    arguments: [argument(payload), argument("Account")],
    tail: "",
  };
}

/** A type that is any of a few; prettier moves a single one to a line of its own where it does not fit. */
function anyText(types: readonly string[]): TsType {
  const members = types.map((type): TsType => ({ kind: "text", text: type }));
  return { kind: "union", members };
}

function alias(name: string, type: TsType): string {
  const head = `export type ${name} =`;
  const text = layoutType(type, "", head.length + 1, 1);
  return `${head}${text.startsWith("\n") ? "" : " "}${text};\n`;
}
