import { _, type Ajv, type KeywordCxt, Name, type SchemaCxt } from "ajv";

/** Keywords that ajv compiles to conditions, within which it may evaluate properties and items. */
const conditional = ["anyOf", "oneOf", "dependentSchemas"];

/**
 * Mends how ajv counts what is evaluated, for `unevaluatedProperties` and `unevaluatedItems`. By itself it forgets, where
 * a condition does not hold, what was evaluated before it; forgets what an `if` without `then` has evaluated, and counts
 * what one that does not hold has; and throws at `patternProperties` where nothing was evaluated before.
 */
export function countEvaluated(ajv: Ajv): void {
  for (const keyword of conditional) replaceCode(ajv, keyword, afterTracking);
  replaceCode(ajv, "patternProperties", apart);
  replaceCode(ajv, "if", () => checkCondition);
}

type Code = (cxt: KeywordCxt, ruleType?: string) => void;

function replaceCode(
  { RULES }: Ajv,
  keyword: string,
  change: (code: Code) => Code,
): void {
  const rule = RULES.all[keyword];
  if (typeof rule !== "object" || !("code" in rule.definition)) return;
  const { definition } = rule;
  rule.definition = { ...definition, code: change(definition.code) };
}

function afterTracking(code: Code): Code {
  return (cxt, ruleType) => {
    trackAtRunTime(cxt);
    code(cxt, ruleType);
  };
}

/** Evaluates into a variable of its own: what there is may be none when the code runs, or say that all is evaluated. */
function apart(code: Code): Code {
  return (cxt, ruleType) => {
    const { props } = cxt.it;
    if (!(props instanceof Name)) {
      code(cxt, ruleType);
      return;
    }
    delete cxt.it.props;
    code(cxt, ruleType);
    const own: SchemaCxt = { ...cxt.it };
    delete own.items;
    cxt.it.props = props;
    cxt.mergeEvaluated(own);
  };
}

/** What was evaluated so far is from now on in variables, which conditions that do not hold leave as they are. */
function trackAtRunTime(cxt: KeywordCxt): void {
  const nothing: SchemaCxt = { ...cxt.it };
  if (cxt.it.props !== undefined) nothing.props = {};
  if (cxt.it.items !== undefined) nothing.items = 0;
  cxt.mergeEvaluated(nothing, Name);
}

/** As ajv's own `if`, but that it counts what it evaluates where it holds, and there always. */
function checkCondition(cxt: KeywordCxt): void {
  const { gen, parentSchema } = cxt;
  const valid = gen.let("valid", true);
  const holds = gen.name("_valid");
  const ifClause = gen.let("ifClause");
  trackAtRunTime(cxt);
  const condition = cxt.subschema(
    {
      keyword: "if",
      compositeRule: true,
      createErrors: false,
      allErrors: false,
    },
    holds,
  );
  cxt.mergeValidEvaluated(condition, holds);
  cxt.reset();
  cxt.setParams({ ifClause });
  const branch = (keyword: "then" | "else") => (): void => {
    if (!Object.hasOwn(parentSchema, keyword)) return;
    const checked = cxt.subschema({ keyword }, holds);
    gen.assign(valid, holds);
    cxt.mergeValidEvaluated(checked, valid);
    gen.assign(ifClause, _`${keyword}`);
  };
  gen.if(holds, branch("then"), branch("else"));
  cxt.pass(valid, () => {
    cxt.error(true);
  });
}
