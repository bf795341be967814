/** What a diagnostic code means; `docs/diagnostics.md` says the same, and a test holds the two together. */
export interface CatalogueEntry {
  readonly severity: "error" | "warning";
  readonly title: string;
  /** What triggers it. */
  readonly cause: string;
  /** What to do, where the problem itself has nothing better to say. */
  readonly fix: string;
  /** Whether the source must not be shown: there is a secret at the place. */
  readonly hidesSource?: true;
}

const error = (title: string, cause: string, fix: string): CatalogueEntry => ({
  severity: "error",
  title,
  cause,
  fix,
});

const warning = (
  title: string,
  cause: string,
  fix: string,
): CatalogueEntry => ({
  severity: "warning",
  title,
  cause,
  fix,
});

/**
 * Every problem there is. 0xx: the command line; 1xx: the manifest and JSON as such; 2xx: samples; 3xx: inference and overrides;
 * 4xx: hand-written schemas; 5xx: names; 6xx: the output; 7xx: firing events; 8xx: review; 9xx: the workspace. A code is never given a second meaning.
 */
export const catalogue = {
  CE001: error(
    "Wrong usage",
    "The command line names an unknown command or option, leaves out a value, or has options that exclude each other.",
    "Run `cobalt-events --help` to see what there is.",
  ),
  CE002: error(
    "Internal error",
    "Something happened that should never happen; the fault lies in cobalt-events, not in your files.",
    "Please report it, with the manifest if you can; with DEBUG=cobalt-events in the environment, the place in the code is shown.",
  ),
  CE003: error(
    "Too many open files",
    "The system lets this process, or all of them together, open no more files.",
    "Raise the limit (`ulimit -n 1024`), or end what holds files open.",
  ),

  CE101: error(
    "No manifest",
    "There is no cobalt.events.json in this folder or above it, or with --all below it, or the one that is named does not exist.",
    "Run `cobalt-events init` to make one, or name it with --manifest.",
  ),
  CE102: error(
    "Unreadable file",
    "A file that was named does not exist, or cannot be read.",
    "Check its name, that it is a file, and that you may read it.",
  ),
  CE103: error(
    "Empty file",
    "A file or an input that should hold JSON holds nothing.",
    "Write a JSON value into it, or name another file.",
  ),
  CE104: error(
    "Invalid JSON",
    "The text is not JSON, not even with comments and trailing commas.",
    "Correct the text at the place shown.",
  ),
  CE105: error(
    "Duplicate key",
    "An object holds the same key twice; one of the two values would be lost.",
    "Remove or rename one of them.",
  ),
  CE106: error(
    "Nested too deeply",
    "A value is nested deeper than 200 levels.",
    "Check that the value is what you meant; a payload this deep cannot be described.",
  ),
  CE107: error(
    "Wrong type",
    "A field of the manifest holds a value of another type than it takes.",
    "Give it a value of the type named.",
  ),
  CE108: error(
    "Unknown field",
    "The manifest has no field of this name.",
    "Remove it or correct its spelling.",
  ),
  CE109: error(
    "Invalid value",
    "The value has the right type, but is not one the field takes.",
    "Use one of the values named.",
  ),
  CE110: error(
    "Number out of range",
    "A number is too large for any JSON reader to keep.",
    "Send it as a string, or use a smaller number.",
  ),
  CE111: {
    ...error(
      "Key in the manifest",
      "A workspace holds what looks like an API key where the name of an environment variable belongs.",
      'Put the key into an environment variable, and write the name of that: "apiKey": "COBALT_TEST_KEY". A key that has been committed is known: withdraw it.',
    ),
    hidesSource: true,
  },

  CE201: error(
    "Sample file not found",
    "A sample names a file that does not exist.",
    "Correct the path; it is relative to the manifest.",
  ),
  CE202: error(
    "No file matches",
    "A glob in `samples` matches no file.",
    "Correct the pattern; it is relative to the manifest.",
  ),
  CE203: error(
    "Not a payload",
    "A sample is not a JSON object.",
    'A payload is an object, such as { "first_name": "Mark" }.',
  ),
  CE204: error(
    "Unknown kind of sample file",
    "A sample file is neither .json nor .ndjson nor .jsonl, with or without .gz.",
    "Save it as .json (one payload, or an array of them) or as .ndjson (one payload a line), or as one of these compressed with gzip.",
  ),
  CE205: error(
    "No sample in the file",
    "A sample file holds no payload at all.",
    "Put at least one payload into it, or take it out of the manifest.",
  ),
  CE206: error(
    "A sample fails its schema",
    "The event has both a schema and samples, and a sample does not match the schema.",
    "Correct the sample or the schema.",
  ),
  CE207: error(
    "Damaged gzip data",
    "A file, or standard input, begins as gzip does, but cannot be decompressed to its end.",
    "Record or copy it again; `gzip --test` tells whether a file is whole.",
  ),
  CE208: error(
    "Payload too large",
    "A file holds something of more than 64 MiB where one payload is expected.",
    "Check that it holds one payload a line, or an array of payloads.",
  ),
  CE209: warning(
    "Record left out",
    "A record among others cannot be read: it is cut off, or not JSON, or not UTF-8.",
    "Look at the place shown; the last line of a recording that goes on is often cut off.",
  ),
  CE210: {
    ...error(
      "Payload that the manifest does not know",
      "A payload was recorded that does not fit its event, or of an event that the manifest does not have.",
      "Give the manifest the payload with `cobalt-events add`, or correct the code that sent it.",
    ),
    hidesSource: true,
  },
  CE220: {
    ...warning(
      "Secret in a sample",
      "A sample holds what looks like a key, a token, a private key or the number of a payment card; whoever reads the repository can use it.",
      "Replace it, for example with `cobalt-events redact --write`. What has been committed is known: withdraw it where it was issued.",
    ),
    hidesSource: true,
  },
  CE221: error(
    "Unusable request",
    "The input of `add` is neither JSON nor a request that it can read: one that posts an event to Cobalt, with its payload written out.",
    "Copy a request to …/public/event, or save the payload alone as JSON.",
  ),
  CE222: error(
    "No webhooks",
    "The document that `add --from` is to take events from has no `webhooks`.",
    "Name an OpenAPI document of version 3.1 or newer, as JSON.",
  ),
  CE223: warning(
    "Webhook left out",
    "A webhook of an OpenAPI document sends no JSON, or the document has no schema for it.",
    "Give its request body the content `application/json` with a schema, or add the event with a sample.",
  ),

  CE301: warning(
    "Only null seen",
    "Every sample has null at this path, so its type is unknown.",
    "Add a sample with a value there, or say its type in `overrides`.",
  ),
  CE302: warning(
    "Only empty arrays seen",
    "Every sample has an empty array at this path, so the type of its items is unknown.",
    "Add a sample with an item, or say the type in `overrides`.",
  ),
  CE303: warning(
    "Only empty objects seen",
    "Every sample has an empty object at this path, so its properties are unknown.",
    "Add a sample with properties, or say the type in `overrides`.",
  ),
  CE304: warning(
    "Integer beyond 2^53",
    "A sample holds an integer that JavaScript cannot hold exactly; it arrives as another number.",
    'Send it as a string, or override the path with { "type": "string" }.',
  ),
  CE305: warning(
    "Key without a constant",
    "A key is empty, or holds a dot, or is named $path or $at, or lies deeper than 32 levels; no generated constant stands for it.",
    "Rename it, or move it up, if a workflow has to read it.",
  ),
  CE306: error(
    "Override of an unknown path",
    "An override names a path that no sample has.",
    "Correct the path; array items are written `items.*.sku`.",
  ),
  CE307: error(
    "Override does not fit",
    "An override asks for what the path, or the event, cannot have.",
    "Remove it, or correct it as described.",
  ),
  CE308: warning(
    "Event without payload",
    "The event has neither samples nor a schema, so any payload is accepted.",
    "Add a `sample`.",
  ),
  CE309: error(
    "Override contradicts a sample",
    "A sample has a value that an override says does not exist, so the sample would fail what is generated.",
    "Correct the override or the sample; `type` replaces on purpose what samples show.",
  ),
  CE310: error(
    "Nothing at the path",
    "The path given to `explain` is one that no sample of the event has.",
    "Correct the path; `explain` without one lists all of them. Array items are written `items.*.sku`.",
  ),
  CE311: error(
    "Renamed to an unknown path",
    "An override says that its path was renamed to one that no sample has.",
    "Correct the path; array items are written `items.*.sku`.",
  ),
  CE312: error(
    "Renames in each other's way",
    "A path is renamed to itself, to one that was renamed in turn, or lies in another one that is renamed.",
    "Name the path where the value is now, for each old path alone.",
  ),
  CE313: error(
    "Renamed path cannot be kept",
    "An old path cannot be kept beside the new one: one is not in an object that the other is in, or the samples that still have it have another type.",
    "Correct the override as described, or remove it.",
  ),
  CE315: warning(
    "Too many keys for names",
    "The samples have more than 4096 different keys at one path; they are taken for data, such as ids, and what holds them for a map.",
    'If they are data, override the path with { "map": true }. Of the payload itself that cannot be said: move them into a property of it.',
  ),

  CE401: error(
    "Schema not found",
    "A schema, or a file that a schema refers to, does not exist.",
    "Correct the path; it is relative to the file it stands in.",
  ),
  CE402: error(
    "Schema outside the folder",
    "A schema, or a reference in it, leads out of the manifest's folder.",
    "Keep schemas under the manifest's folder.",
  ),
  CE403: error(
    "Remote reference",
    "A schema refers to something over the network; schemas are never fetched.",
    "Save the referenced schema beside yours and refer to the file.",
  ),
  CE404: error(
    "Unresolved reference",
    "A `$ref` points at nothing.",
    "Correct the reference, or add the definition.",
  ),
  CE405: error(
    "Invalid schema",
    "The document is not a JSON Schema of its draft.",
    "Correct the schema at the keyword named.",
  ),
  CE406: error(
    "Schema of something else",
    "The schema describes a value that is not an object; a payload always is one.",
    'Describe the payload itself: `"type": "object"`.',
  ),
  CE407: error(
    "No validator",
    "With `validation` on, every event gets a validator, but ajv cannot compile the event's schema.",
    'Make the schema simpler, or set "validation": "off" in the manifest.',
  ),
  CE408: warning(
    "Unknown dialect",
    "The `$schema` of a schema names no draft of JSON Schema that is known, so the schema is read by its keywords.",
    "Name draft-04, draft-06, draft-07, 2019-09 or 2020-12 by its URI, or leave `$schema` out.",
  ),
  CE410: warning(
    "Pattern that can run away",
    "A regular expression in a schema repeats what can be read in several ways, so that the time it takes can double with each character of a text, in validators too.",
    "Write it so that each repetition begins with what nothing else in it can be, such as `^a+(-a+)*$`.",
  ),

  CE501: error(
    "Unusable slug",
    "A slug is empty, or holds characters that no URL, file or identifier can carry.",
    "Correct the slug as described.",
  ),
  CE502: error(
    "Two events, one identifier",
    "Two slugs come to the same identifier in the generated code.",
    'Give one of them another name with "as".',
  ),
  CE503: error(
    "Two events, one file",
    "Two slugs come to the same file name on a disk that ignores case.",
    'Give one of them another name with "as".',
  ),
  CE504: error(
    "No identifier",
    "No identifier can be made from the slug.",
    'Name the event with "as", for example "as": "employeeAdded".',
  ),
  CE505: warning(
    "Slugs that look alike",
    "Two slugs differ only by letters of another script that look the same, or by characters that are not seen.",
    "Write the slug as Cobalt has it; if both exist, rename one of them there.",
  ),

  CE601: error(
    "A hand-written file is in the way",
    "A file that would be generated exists and was not generated.",
    "Move it away, or choose another `output`.",
  ),
  CE602: error(
    "Output cannot be used",
    "The output is not what it should be: a file in place of a folder, a folder in place of a file, a link that leads elsewhere, or a folder in `.git` or `node_modules`.",
    "Choose another `output`, or move what is in the way.",
  ),
  CE603: error(
    "Cannot write",
    "The output cannot be written.",
    "Check the permissions and the space of the disk. Everything is as it was, unless the message names files that are not.",
  ),
  CE604: error(
    "Formatting failed",
    "The prettier configuration of the project cannot be used.",
    'Correct the configuration, or set "format": false in the manifest.',
  ),
  CE605: error(
    "No room for validators",
    "With `validation` on, validators are generated into files of their own, but the output is one file.",
    'Name a folder as `output`, or set "validation": "off".',
  ),
  CE606: error(
    "Output of another language",
    "The output is one file, but ends as another language or another kind of module does than the manifest asks for.",
    "Name a folder or a file of the language as `output`, or change `language` and `module`.",
  ),
  CE607: error(
    "Output of another manifest",
    "Two of the manifests that are generated together write to one place, or one of them into the folder of the other, where what is not its own would be removed.",
    "Give each manifest an `output`, and `targets`, of its own, or put their events into one.",
  ),
  CE608: warning(
    "Keyword that an export cannot express",
    "A hand-written schema has a keyword that the draft of JSON Schema in the exported document lacks, and that nothing there can take the place of.",
    "Say it in keywords of draft-07, or export to OpenAPI or JSON Schema, which have all of them.",
  ),

  CE610: warning(
    "Imports do not resolve",
    "What the output's relative imports end in does not suit the project: its compiler or one of its tools will not find them.",
    "Set `importExtension` in the manifest as the message says.",
  ),
  CE611: warning(
    "CommonJS and verbatimModuleSyntax",
    "TypeScript refuses `import` in files that it compiles to CommonJS where verbatimModuleSyntax is set.",
    'Write "type": "module" into package.json, or take verbatimModuleSyntax out of tsconfig.json.',
  ),
  CE612: warning(
    "Target or lib too low",
    "The project's tsconfig.json is for an older ECMAScript than generated code needs.",
    "Raise `target`, or add to `lib`, as the message says.",
  ),
  CE613: warning(
    "Not ignored by ESLint",
    "ESLint's configuration does not mention the output, so that ESLint checks it and may tell of directives that nothing needs.",
    "Ignore the output there.",
  ),
  CE614: warning(
    "Another kind of module than package.json says",
    'The output is JavaScript of one kind of modules, and `"type"` of the nearest package.json names the other.',
    "Set `module` in the manifest as the message says.",
  ),

  CE620: error(
    "Event that a language cannot express",
    "An event has something that cannot be written in the language of one of the manifest's `targets`, such as a key that is no text there, or comes to the name of another event.",
    "Override the path that the message names, give the event another name with `as`, or leave it out of that language with --keep-going.",
  ),
  CE621: warning(
    "Event left out of a language",
    "With --keep-going, an event that cannot be written in the language of one of the manifest's `targets` was left out of it.",
    "Nothing, if nobody fires it from there; otherwise as for CE620.",
  ),
  CE622: error(
    "Targets in one folder",
    "Two of the manifest's `targets`, or one of them and its `output`, have the same place, where each would remove or replace the files of the other.",
    "Give each target a folder, or a file, of its own as `output`.",
  ),

  CE701: error(
    "No credential",
    "There is neither an API key nor a session token in the environment.",
    "Set COBALT_API_KEY or COBALT_SESSION_TOKEN; on the command line, every process list would show it.",
  ),
  CE702: error(
    "Unknown event",
    "The manifest has no event with this slug.",
    "Correct the slug, or add the event to the manifest.",
  ),
  CE703: error(
    "No payload to send",
    "The event has no sample that could be sent, and its payload may not be left out.",
    "Name a file with --payload, or add a `sample` to the event.",
  ),
  CE704: error(
    "Invalid payload",
    "A payload does not fit the event; nothing was sent.",
    "Correct the payload at the path named, or what the manifest says of the event.",
  ),
  CE705: error(
    "No linked account",
    "With an API key, every event has to name the linked account that it belongs to.",
    "Name it with --linked-account.",
  ),
  CE706: error(
    "Event not in Cobalt",
    "Cobalt knows no event of this name.",
    "Create the event in Cobalt, or correct its `name` in the manifest; it has to match exactly.",
  ),
  CE707: error(
    "Credential refused",
    "Cobalt does not accept the API key or session token.",
    "Check COBALT_API_KEY or COBALT_SESSION_TOKEN, and whether it belongs to this environment.",
  ),
  CE708: error(
    "Too many events",
    "Cobalt takes only so many events at once.",
    "Wait, and fire the event again.",
  ),
  CE709: error(
    "Refused by Cobalt",
    "Cobalt answered with an error, or what answered was not Cobalt.",
    "See what the answer says, and check the base URL.",
  ),
  CE710: error(
    "No answer",
    "The connection was refused or broke off, or the answer took too long.",
    "Check the base URL and the network.",
  ),
  CE711: error(
    "Cannot listen",
    "The port is in use, or may not be listened on.",
    "Choose another with --port.",
  ),
  CE712: error(
    "Unusable workspace file",
    "The file that the mock keeps its workspace in is not what it should be.",
    'Write { "events": [{ "name": "Employee Created", "response": { … } }], "workflows": [], "executions": [] }, or name a file that is not there yet.',
  ),
  CE713: error(
    "Command cannot be run",
    "What stands behind `record --` is no program that this system can start.",
    'Check its name, and that it is in PATH; a shell\'s own words need the shell: sh -c "…".',
  ),

  CE801: error(
    "Revision not found",
    "What to compare with is no file, and the git repository has no such revision.",
    "Name a branch, tag or commit that is there, or a manifest.",
  ),
  CE802: error(
    "No git repository",
    "A revision can be compared with only where git keeps the manifest's history.",
    "Name two manifests instead: `cobalt-events diff old.json new.json`.",
  ),
  CE811: error(
    "Unknown variable",
    "A template reads a path that the event does not have; in a workflow it resolves to undefined, and nobody is told.",
    "Correct the path, or add a sample that has it.",
  ),
  CE812: error(
    "Unknown event of a workflow",
    "A workflow's start node names an event that the manifest does not have.",
    "Correct the event's name in the workflow, or add the event to the manifest.",
  ),
  CE813: warning(
    "Deprecated variable",
    "A template reads a path that is deprecated.",
    "Read what is said to take its place.",
  ),
  CE814: warning(
    "Variable that may be missing",
    "A template reads a path that may be absent, or null.",
    "See that the workflow goes on without the value, or send it always.",
  ),
  CE815: warning(
    "Item without a position",
    "A template goes through a list without saying which item it reads.",
    "Name the item by its position, from 0.",
  ),
  CE816: warning(
    "Position without brackets",
    "A template writes the position of an item as `.0`, where brackets were asked for.",
    "Write `[0]`, or have `--fix` do so.",
  ),
  CE820: error(
    "tsconfig not found",
    "The project to search is named by its `tsconfig.json` or its folder, and there is none.",
    "Name it: `cobalt-events usages path/to/tsconfig.json`, or `diff --impact --project path/to/tsconfig.json`.",
  ),
  CE821: error(
    "tsconfig with errors",
    "The compiler refuses something in the project's `tsconfig.json`.",
    "Correct it; `tsc --project` says the same.",
  ),
  CE822: warning(
    "File with errors",
    "The compiler refuses something in the file, so that usages in it may not be found.",
    "Correct it; `tsc --noEmit` lists all errors.",
  ),
  CE823: warning(
    "No generated code",
    "No file of the project was made by `cobalt-events generate`, so that no event is known.",
    "Generate the code, or name the project that has it.",
  ),
  CE830: warning(
    "Event in doubt",
    "Which event the call fires is known only when the code runs, or the generated code has no such event.",
    "Call the function of each event where it is known which it is, or `trigger` with a slug that is typed.",
  ),
  CE831: warning(
    "Call of another kind",
    "There is no rewriting of calls of this kind.",
    "Call the event's generated function in its place.",
  ),
  CE832: warning(
    "More than an event",
    "The call sends or asks for something that a generated call does not.",
    "Take it out if nothing needs it, or call the generated function by hand.",
  ),
  CE833: warning(
    "Value out of sight",
    "What the generated call needs is made elsewhere, or may have changed before the call.",
    "Write it where the call is, or make one client by hand and pass that on.",
  ),
  CE834: warning(
    "Response in use",
    "The code reads the response or the error, and a generated call has others.",
    "Read the result of the generated call, or catch its errors, by hand.",
  ),
  CE835: warning(
    "Refused by the compiler",
    "With the generated call in its place the file does not compile.",
    "Send what the event's payload type asks for, or correct the event's samples.",
  ),
  CE836: warning(
    "Part of a text",
    "`variableTemplate` gives one whole template in one spelling, and this text is another.",
    "Put the text together from `variableTemplate`, by hand.",
  ),
  CE840: error(
    "Generated code not in the project",
    "No file of the project imports or includes the generated code of the manifest, so that no call can be found.",
    "Name the project that fires the events: `diff --impact --project path/to/tsconfig.json`.",
  ),
  CE841: error(
    "Compiler cannot be run",
    "What `--tsc` names is no compiler, or it ended without a result.",
    "Name `tsc` itself, as in `--tsc node_modules/typescript/bin/tsc`, or leave `--tsc` out.",
  ),
  CE842: warning(
    "Call without a cause",
    "The code will not compile with the new generated code, but no breaking change of a payload explains it.",
    "See what else changed in the manifest, such as `as`, `language` or `validation`, and correct the call.",
  ),

  CE901: error(
    "No key of the workspace",
    "The environment variable that holds the workspace's API key is not set, or holds what no key looks like.",
    "Set the variable that the message names, or name a file that has it with --env-file.",
  ),
  CE902: error(
    "Unknown workspace",
    "The manifest has no workspace of this name, or has several and none was named.",
    "Name one that is there, or add it to `workspaces` of the manifest.",
  ),
  CE903: error(
    "Production key in a test workspace",
    "The workspace is marked as a test, but its key begins as those of production do; nothing was sent.",
    'Put a test key into the variable, or take `"test": true` from the workspace.',
  ),
  CE904: warning(
    "Test key in a workspace that is no test",
    "The workspace is not marked as a test, but its key begins as test keys do.",
    'Mark the workspace with `"test": true`, or put its own key into the variable.',
  ),
  CE905: error(
    "Key refused",
    "Cobalt does not accept the workspace's API key, or not for this.",
    "Check the variable that the workspace names, and that the key belongs to this base URL.",
  ),
  CE906: error(
    "No answer from the workspace",
    "The host does not resolve, the connection was refused or broke off, or the answer took too long.",
    "Check the base URL and the network.",
  ),
  CE907: error(
    "Too many calls",
    "Cobalt takes only so many calls at once, and asks for a longer wait than is made.",
    "Wait, and run the command again; it goes on where it ended.",
  ),
  CE908: error(
    "Refused by the workspace",
    "Cobalt answered a management call with an error.",
    "See what the answer says.",
  ),
  CE909: error(
    "Not Cobalt",
    "What answered was not Cobalt: a page, a redirect, or JSON of another kind.",
    "Check the base URL of the workspace, and what stands between it and this machine.",
  ),
  CE910: error(
    "Not in the workspace",
    "Cobalt has no event or workflow of this id.",
    "Run the command again; somebody may have removed it in the meantime.",
  ),
  CE911: error(
    "Name taken",
    "The workspace has an event of this name already.",
    "Run the command again, which finds the event and compares it.",
  ),
  CE912: error(
    "Events are not managed here",
    "The host has none of the calls for it.",
    "Check the base URL; where it is right, create the event in Cobalt's dashboard.",
  ),
  CE913: warning(
    "Unreadable entry",
    "An entry in Cobalt's answer lacks what is needed to tell it, and was passed over.",
    "Look at it in Cobalt's dashboard.",
  ),
  CE914: warning(
    "Two events, one slug",
    "The name of a workspace's event comes to a slug that another event has; the event was left out.",
    "Add it to the manifest under a slug of your own, with its name, and pull again.",
  ),
  CE915: warning(
    "No slug in the name",
    "The name of a workspace's event holds no letter or digit of which a slug could be made; the event was left out.",
    "Add it to the manifest under a slug of your own, with its name, and pull again.",
  ),
  CE916: warning(
    "Rebuilt sample",
    "The workspace tells only keys and coarse types of an event, so that its sample was made of them: every scalar is a text that says nothing.",
    "Put a real payload in its place, or give the types with overrides.",
  ),
  CE917: error(
    "Breaks workflows",
    "The workspace's event would change in a way that breaks the workflows that read it, and the manifest does not allow it.",
    "Change the workflows first, and name the change in `allow` of the manifest.",
  ),
  CE918: error(
    "Not confirmed",
    "What was to be sent to the workspace was not confirmed.",
    "Look at the plan, and run the command again on a terminal, or with --yes.",
  ),
  CE919: error(
    "Not as written",
    "The workspace took an event, and has something else than was sent.",
    "Look at the event in Cobalt's dashboard; somebody may have changed it at the same time.",
  ),
  CE920: warning(
    "Two events of one name",
    "A workspace has one event of a name, and the manifest has several: only the first of them is compared.",
    "Where they are one event for several applications, there is nothing to do; else correct the name.",
  ),
  CE921: warning(
    "Schema left out",
    "The JSON Schema of a workspace's event is none, or the event's own sample fails it.",
    "Correct the sample or the schema in Cobalt, and pull again.",
  ),
  CE922: warning(
    "Event left out",
    "A workspace's event has a sample or a name that no manifest can have.",
    "Look at it in Cobalt's dashboard, and see docs/manifest.md for what samples and slugs may be.",
  ),
} as const satisfies Record<string, CatalogueEntry>;

/** A stable diagnostic code. */
export type DiagnosticCode = keyof typeof catalogue;
