import type { Ajv, Options } from "ajv";
import type { Draft } from "../../type/payload.js";
import { hasSiblings } from "../load/draft.js";
import { compilePattern } from "./patterns.js";

const options: Options = {
  allErrors: true,
  // Unknown keywords and formats are no mistakes, and nothing may be written to the screen.
  logger: false,
  strict: false,
  // Otherwise an absent key `constructor` counts as present.
  ownProperties: true,
  // It is done beforehand, where the result is wanted.
  validateSchema: false,
};

/** What drafts up to 07 ask for. */
const referenceAlone = { ignoreKeywordsWithRef: true };

/** To polish its code takes ajv half of the time that it compiles for; the engine does it all the same. */
const unpolished: Options = { code: { optimize: false }, inlineRefs: false };

/**
 * The ajv for schemas of a draft, which tells with each mistake what was asked for. There is one: to make it takes longer
 * than to check a schema with it.
 */
export const ajvFor = oneForEach({ verbose: true });

/** The ajv that stops at the first mistake: with alternatives, it takes a fraction of the time. */
export const hastyAjvFor = oneForEach({ allErrors: false });

function oneForEach(more: Options): (draft: Draft) => Promise<Ajv> {
  const made = new Map<Draft, Promise<Ajv>>();
  return (draft) => {
    const known = made.get(draft) ?? newAjv(draft, { ...more, ...unpolished });
    made.set(draft, known);
    return known;
  };
}

/** An ajv of its own, with more options than all have. */
export async function newAjv(draft: Draft, more: Options = {}): Promise<Ajv> {
  const [Class, formats] = await Promise.all([
    ajvClass(draft),
    import("ajv-formats"),
  ]);
  const ajv = new Class({
    ...options,
    ...more,
    code: { ...more.code, regExp: compilePattern },
    ...(!hasSiblings(draft) && referenceAlone),
  });
  formats.default.default(ajv);
  if (hasSiblings(draft)) {
    const { countEvaluated } = await import("./evaluated.js");
    countEvaluated(ajv);
  }
  return ajv;
}

async function ajvClass(draft: Draft): Promise<new (options: Options) => Ajv> {
  switch (draft) {
    case "draft-04":
      return (await import("ajv-draft-04")).default.default;
    case "draft-06":
    case "draft-07":
      return (await import("ajv")).Ajv;
    case "2019-09":
      return (await import("ajv/dist/2019.js")).Ajv2019;
    case "2020-12":
      return (await import("ajv/dist/2020.js")).Ajv2020;
  }
}
