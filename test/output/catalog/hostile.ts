/** What would end a script, an attribute, a table or a line of text, or turn it around. */
export const hostileText =
  "</script><script>alert(1)</script><!-- \"'`|*_[x](javascript:alert(1)) \u2028\u202e${x} \u{e0041}";

/** A manifest in which every text is hostile. */
export const hostileManifest = JSON.stringify({
  events: {
    [`a${hostileText}`.replaceAll("\u2028", "")]: {
      as: "hostile",
      name: hostileText,
      description: `${hostileText}\n\n# ${hostileText}\n- x`,
      deprecated: hostileText,
      sample: {
        [hostileText.replaceAll(".", "")]: hostileText,
        constructor: 1,
        list: [{ "a|b": [hostileText] }],
      },
    },
    toString: { sample: JSON.parse('{"__proto__":{"x":1}}') as object },
  },
});
