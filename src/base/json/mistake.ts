import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";

/** What is wrong with a JSON text, and where. */
export interface Mistake {
  readonly offset: number;
  readonly length: number;
  /** Half a sentence: `a colon is expected here`. */
  readonly explanation: string;
}

/**
 * Finds the first mistake in a JSON text. It is the only one worth telling, since one slip makes a parser
 * stumble over what follows; and to stop there is safe, since up to there {@link scan} has measured the depth.
 *
 * @param strict whether comments and trailing commas are mistakes
 */
export function firstMistake(
  text: string,
  strict: boolean,
): Mistake | undefined {
  const onError = (
    error: ParseErrorCode,
    offset: number,
    length: number,
  ): never => {
    throw new Stop(error, offset, length);
  };
  try {
    visit(
      text,
      { onError },
      { disallowComments: strict, allowTrailingComma: !strict },
    );
    return undefined;
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    return describeMistake(text, stop);
  }
}

/** Leaves the parser at its first mistake. */
class Stop extends Error {
  readonly mistake: ParseErrorCode;
  readonly offset: number;
  readonly length: number;

  constructor(mistake: ParseErrorCode, offset: number, length: number) {
    super();
    this.mistake = mistake;
    this.offset = offset;
    this.length = length;
  }
}

function describeMistake(
  text: string,
  { mistake, offset, length }: Stop,
): Mistake {
  const name = printParseErrorCode(mistake);
  const explanation = explanations[name] ?? name;
  const end = text.trimEnd().length;
  // What is missing at the end is missing after the last word, not on the empty line below it.
  return offset > end
    ? { offset: end, length: 1, explanation }
    : { offset, length, explanation };
}

const explanations: Partial<Record<string, string>> = {
  InvalidSymbol: "this is no word of JSON",
  InvalidNumberFormat: "this is no number of JSON",
  PropertyNameExpected: "a property name in double quotes is expected here",
  ValueExpected: "a value is expected here",
  ColonExpected: "a colon is expected here",
  CommaExpected: "a comma is expected here",
  CloseBraceExpected: "a closing brace is expected here",
  CloseBracketExpected: "a closing bracket is expected here",
  EndOfFileExpected: "nothing more is expected after the value",
  InvalidCommentToken: "comments are not allowed here",
  UnexpectedEndOfComment: "the comment does not end",
  UnexpectedEndOfString: "the string does not end on its line",
  UnexpectedEndOfNumber: "the number is incomplete",
  InvalidUnicode: "a \\u is not followed by four hexadecimal digits",
  InvalidEscapeCharacter:
    "a backslash is followed by a character that JSON does not escape",
  InvalidCharacter: "a control character stands in a string",
};
