import type { ts } from "ts-morph";
import type { OpenProgram } from "./open-programs.js";
import { isNamed, readTable, type SentAddress } from "./generated-table.js";
import { pathOfType } from "./path-of-type.js";

type Declared = ReadonlyMap<string, readonly ts.Declaration[]>;

/** What the generated code of a project says of its events, and how to know its parts again. */
export interface GeneratedCode {
  /** The events by slug. */
  readonly events: ReadonlyMap<string, GeneratedEvent>;
  /** Slugs by what the event's identifiers are made of. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** Slugs by the name that is sent. */
  readonly slugs: ReadonlyMap<string, string>;
  /** What the code sends for each event, by slug. */
  readonly addresses: ReadonlyMap<string, SentAddress>;
  /** Where events are sent to by default; absent where that is not in sight. */
  readonly baseUrl: string | undefined;
  /** What the templates of `variableTemplate` begin with: `event.body`. */
  readonly templateRoot: string | undefined;
  /** The files that declare `createCobaltClient` and the table of payloads; usually one. */
  readonly indexes: readonly ts.SourceFile[];
  /** Functions that fire one event, with its slug. */
  readonly triggers: ReadonlyMap<ts.Node, string>;
  /** `trigger` and `triggerMany`. */
  readonly helpers: ReadonlyMap<ts.Node, Helper>;
  /** What an item of `triggerMany` is. */
  readonly calls: ReadonlySet<ts.Node>;
  /** Constants that hold the variable paths of an event, with its slug. */
  readonly constants: ReadonlyMap<ts.Node, string>;
}

/** A function of the generated code that fires any event. */
export type Helper = "trigger" | "triggerMany";

/** An event, as its generated code has it. */
export interface GeneratedEvent {
  /** Types of its variable paths, as the checker tells them apart. */
  readonly pathTypes: ReadonlySet<ts.Type>;
  /** Its variable paths, as people write them: `items.*.sku`. */
  readonly paths: readonly string[];
}

/** Reads the generated files of a program; the table of payloads tells which events there are. */
export function readGenerated(program: OpenProgram): GeneratedCode {
  const declared = declarationsIn(program);
  const slugs = slugsByName(declared, program);
  const table = readTable(declared.get("cobaltEvents") ?? [], program);
  const code = {
    events: new Map<string, GeneratedEvent>(),
    identifiers: slugs,
    slugs: new Map(
      [...table.addresses].map(([slug, { event }]) => [event, slug]),
    ),
    ...table,
    templateRoot: rootOf(declared.get("variableTemplate")),
    indexes: (declared.get("createCobaltClient") ?? []).map((node) =>
      node.getSourceFile(),
    ),
    triggers: new Map<ts.Node, string>(),
    helpers: new Map<ts.Node, Helper>(),
    calls: new Set<ts.Node>(),
    constants: new Map<ts.Node, string>(),
  };
  for (const [name, slug] of slugs)
    code.events.set(
      slug,
      eventOf(declared.get(`${name}VariableTypes`), program),
    );
  for (const [name, nodes] of declared)
    for (const node of nodes) {
      const [, fires = ""] = /^trigger(.+)$/.exec(name) ?? [];
      const fired = slugs.get(fires);
      if (fired !== undefined) code.triggers.set(node, fired);
      const held = constantOf(name, slugs);
      if (held !== undefined) code.constants.set(node, held);
      if (isHelper(name)) code.helpers.set(node, name);
      if (name === "CobaltEventCall") code.calls.add(node);
    }
  return code;
}

function isHelper(name: string): name is Helper {
  return name === "trigger" || name === "triggerMany";
}

/** What the type of `variableTemplate` puts before the path. */
function rootOf(declared: readonly ts.Declaration[] = []): string | undefined {
  return declared
    .map((node) => /`\{\{(\w+\.body)\./.exec(node.getText())?.[1])
    .find(Boolean);
}

/** `dealWonVariables` is of the event `DealWon`. */
function constantOf(
  name: string,
  slugs: ReadonlyMap<string, string>,
): string | undefined {
  if (!name.endsWith("Variables")) return undefined;
  const event = name.slice(0, -"Variables".length).toLowerCase();
  return [...slugs].find(([known]) => known.toLowerCase() === event)?.[1];
}

/** What the generated files declare, by name. */
function declarationsIn({ ts, generated }: OpenProgram): Declared {
  const found = new Map<string, ts.Declaration[]>();
  const add = (name: ts.Node | undefined, node: ts.Declaration) => {
    if (!name || !ts.isIdentifier(name)) return;
    found.set(name.text, [...(found.get(name.text) ?? []), node]);
  };
  for (const { statements } of generated)
    for (const statement of statements)
      if (ts.isVariableStatement(statement))
        for (const each of statement.declarationList.declarations)
          add(each.name, each);
      else if (
        ts.isFunctionDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)
      )
        add(statement.name, statement);
  return found;
}

/** The slug of each event by what all its names are made of, as `DealWonPayload` is of `DealWon`. */
function slugsByName(
  declared: Declared,
  { ts }: OpenProgram,
): ReadonlyMap<string, string> {
  const tables = (declared.get("CobaltEventPayloads") ?? []).filter((node) =>
    ts.isInterfaceDeclaration(node),
  );
  const slugs = new Map<string, string>();
  for (const { name, type } of tables.flatMap(({ members }) =>
    members.filter((member) => ts.isPropertySignature(member)),
  )) {
    // In a folder, an import from the event's own file stands before it.
    const [, payload] = /([^.]+)Payload$/.exec(type?.getText() ?? "") ?? [];
    if (payload !== undefined && isNamed(name, ts))
      slugs.set(payload, name.text);
  }
  return slugs;
}

/** The paths of an event are the keys of the table of its variables' types. */
function eventOf(
  tables: readonly ts.Declaration[] = [],
  { ts, checker }: OpenProgram,
): GeneratedEvent {
  const types = tables
    .filter((node) => ts.isInterfaceDeclaration(node))
    .flatMap(({ members }) => [...members])
    .flatMap((member) => {
      if (ts.isIndexSignatureDeclaration(member))
        return member.parameters.flatMap(({ type }) =>
          type ? [checker.getTypeFromTypeNode(type)] : [],
        );
      return member.name && isNamed(member.name, ts)
        ? [checker.getStringLiteralType(member.name.text)]
        : [];
    });
  return {
    pathTypes: new Set(types),
    paths: types.flatMap((type) => pathOfType(type, ts) ?? []),
  };
}
