import {
  _,
  type CodeKeywordDefinition,
  type KeywordCxt,
  Name,
  type SchemaCxt,
  str,
} from "ajv";

/**
 * The keyword `if` for drafts in which it counts what it evaluates. In ajv's own, an `if` without `then` forgets that,
 * and one that does not hold counts all the same.
 */
export const ifKeyword: CodeKeywordDefinition = {
  keyword: "if",
  schemaType: ["object", "boolean"],
  trackErrors: true,
  error: {
    message: ({ params }) => str`must match "${params["ifClause"]}" schema`,
    params: ({ params }) => _`{failingKeyword: ${params["ifClause"]}}`,
  },
  code(cxt) {
    const { gen } = cxt;
    const valid = gen.let("valid", true);
    const holds = gen.name("_valid");
    const ifClause = gen.let("ifClause");
    const condition = cxt.subschema(
      {
        keyword: "if",
        compositeRule: true,
        createErrors: false,
        allErrors: false,
      },
      holds,
    );
    trackAtRunTime(cxt, condition);
    cxt.mergeValidEvaluated(condition, holds);
    cxt.reset();
    cxt.setParams({ ifClause });
    const branch = (keyword: "then" | "else"): void => {
      if (!Object.hasOwn(cxt.parentSchema, keyword)) return;
      const checked = cxt.subschema({ keyword }, holds);
      gen.assign(valid, holds);
      cxt.mergeValidEvaluated(checked, valid);
      gen.assign(ifClause, _`${keyword}`);
    };
    gen.if(
      holds,
      () => {
        branch("then");
      },
      () => {
        branch("else");
      },
    );
    cxt.pass(valid, () => {
      cxt.error(true);
    });
  },
};

/** What was known to be evaluated while compiling has to be known outside of the conditions that follow. */
function trackAtRunTime(cxt: KeywordCxt, condition: SchemaCxt): void {
  const { props: _props, items: _items, ...nothing } = condition;
  const { props, items } = cxt.it;
  cxt.mergeEvaluated(
    {
      ...nothing,
      ...(props !== undefined && { props: {} }),
      ...(items !== undefined && { items: 0 }),
    },
    Name,
  );
}
