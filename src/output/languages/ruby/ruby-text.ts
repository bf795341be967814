import { replaceUnseen } from "../../../base/unseen.js";
import { plainLines } from "../doc-comment.js";
import { pascalCase, snakeCase, wordsOf } from "../key-words.js";

/** A string literal: in single quotes, unless something in it is unseen. */
export function rubyString(text: string): string {
  const unseen = replaceUnseen(text, () => "") !== text;
  return unseen
    ? `"${escape(text)}"`
    : `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
}

/** A string literal of texts and the names of variables. */
export function rubyFormat(
  parts: readonly (string | { readonly name: string })[],
): string {
  const body = parts.map((part) =>
    typeof part === "string" ? escape(part) : `#{${part.name}}`,
  );
  return `"${body.join("")}"`;
}

/** Escapes what has a meaning in double quotes, and all that is unseen. */
function escape(text: string): string {
  return replaceUnseen(
    text.replace(/[\\"#]/g, String.raw`\$&`),
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** What Ruby itself, YARD or RDoc would read at the beginning of a comment. */
const directive =
  /^(?=\s*[@:]|[\s'":;]*(?:(?:en)?coding|frozen[-_]string[-_]literal|shareable[-_]constant[-_]value|warn[-_]indent)\s*:)/i;

/** Comment lines of a text of any kind. */
export function rubyComment(texts: readonly string[]): readonly string[] {
  return plainLines(texts).map((line) =>
    `# ${line.replace(/-\*(?=-)/g, "- *").replace(directive, "\\")}`.trimEnd(),
  );
}

/** A name of constants, classes and modules among them, which begins with a capital letter. */
export function rubyConstant(text: string): string {
  const name = onlyOfNames(text);
  if (name === "BEGIN" || name === "END") return `${name}_`;
  return /^[\p{Uppercase}\p{Lt}]/u.test(name) ? name : `C_${name}`;
}

/** What an event's file and module are called. */
export function rubyNames({ payload }: { readonly payload: string }): {
  readonly file: string;
  readonly event: string;
} {
  const event = payload.replace(/Payload$/, "Event");
  return { file: snakeCase(wordsOf(event)), event: rubyConstant(event) };
}

/** `house_no`, of words, as a keyword and a method: those that every object has already cannot be. */
export function rubyMethod(words: readonly string[]): string {
  const name = onlyOfNames(snakeCase(words));
  const own = /^[\d\p{Uppercase}\p{Lt}]|^$/u.test(name) ? `_${name}` : name;
  return methodsOfObject.has(own) || keywords.has(own) || /^_\d$/.test(own)
    ? `${own}_`
    : own;
}

/** All of a text but those ASCII characters that are in no name. */
function onlyOfNames(text: string): string {
  return text.replace(/[\0-\x7f]/g, (one) => (/\w/.test(one) ? one : ""));
}

/** The module of the files in a folder of that name; none that Ruby has itself. */
export function rubyModule(folder: string): string {
  const name = pascalCase(
    wordsOf(folder).map((word) => word.replace(/\W/g, "")),
  );
  return /^[A-Z]/.test(name) && !modules.has(name) ? name : "CobaltEvents";
}

const keywords: ReadonlySet<string> = new Set(
  "alias and begin break case class def defined do else elsif end ensure false for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield".split(
    " ",
  ),
);

/** With those of a record, which `initialize` is one of. */
const methodsOfObject: ReadonlySet<string> = new Set(
  "as_json class clone define_singleton_method display dup enum_for extend freeze hash initialize inspect instance_eval instance_exec instance_variable_get instance_variable_set instance_variables itself method methods object_id private_methods protected_methods public_method public_methods public_send remove_instance_variable send singleton_class singleton_method singleton_methods taint tap then to_enum to_h to_json to_s trust untaint untrust yield_self".split(
    " ",
  ),
);

const modules: ReadonlySet<string> = new Set(
  "ArgumentError Array BasicObject Bignum Binding Class ClosedQueueError Comparable Complex ConditionVariable DidYouMean Dir EOFError Encoding EncodingError Enumerable Enumerator Errno ErrorHighlight Exception FalseClass Fiber FiberError File FileTest Fixnum Float FloatDomainError FrozenError GC Gem Hash IO IOError IndexError Integer Interrupt JSON Kernel KeyError LoadError LocalJumpError Marshal MatchData Math Method Module Monitor MonitorMixin Mutex NameError NilClass NoMatchingPatternError NoMatchingPatternKeyError NoMemoryError NoMethodError NotImplementedError Numeric Object ObjectSpace OpenStruct Proc Process Queue Ractor Random Range RangeError Rational RbConfig Refinement Regexp RegexpError RubyVM RuntimeError STDERR STDIN STDOUT ScriptError SecurityError Signal SignalException SizedQueue StandardError StopIteration String Struct Symbol SyntaxError SystemCallError SystemExit SystemStackError Thread ThreadError ThreadGroup Time TracePoint TrueClass TypeError UnboundMethod UncaughtThrowError UnicodeNormalize Warning ZeroDivisionError Data Ruby Set".split(
    " ",
  ),
);
