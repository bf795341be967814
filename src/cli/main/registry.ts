import { command as add } from "../commands/add/command.js";
import { command as catalog } from "../commands/catalog/command.js";
import { command as check } from "../commands/check/command.js";
import { command as diff } from "../commands/diff/command.js";
import { command as completion } from "../commands/completion/command.js";
import { command as doctor } from "../commands/doctor/command.js";
import { command as explain } from "../commands/explain/command.js";
import { command as exportEvents } from "../commands/export/command.js";
import { command as generate } from "../commands/generate/command.js";
import { command as infer } from "../commands/infer/command.js";
import { command as init } from "../commands/init/command.js";
import { command as lint } from "../commands/lint/command.js";
import { command as mock } from "../commands/mock/command.js";
import { command as pull } from "../commands/pull/command.js";
import { command as push } from "../commands/push/command.js";
import { command as record } from "../commands/record/command.js";
import { command as redact } from "../commands/redact/command.js";
import { command as trigger } from "../commands/trigger/command.js";
import { command as usages } from "../commands/usages/command.js";
import { command as validate } from "../commands/validate/command.js";
import { command as verify } from "../commands/verify/command.js";
import { json, manifest, output } from "./common-options.js";
import type { Command, OptionSpec } from "./define-command.js";

/** The commands, in the order in which the help lists them. */
export const commands: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    generate,
    check,
    init,
    doctor,
    mock,
    trigger,
    record,
    add,
    redact,
    infer,
    validate,
    explain,
    diff,
    lint,
    usages,
    pull,
    push,
    verify,
    catalog,
    export: exportEvents,
    completion,
  }),
);

/** The options that the help lists for the whole of them. */
export const commonOptions = { manifest, output, json };

/** The options of a command; without one, those of all commands. */
export function optionsOf(
  command: Command | undefined,
): ReadonlyMap<string, OptionSpec> {
  const some = command === undefined ? [...commands.values()] : [command];
  return new Map(some.flatMap(({ options }) => Object.entries(options)));
}
