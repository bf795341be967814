// A gate that throws dice fails for changes that broke nothing: `.ci/run` sets the seed of every property. Without one
// each run tries others, which is how laws are tried every week.
const seed = process.env["LAWS_SEED"];
if (seed !== undefined) {
  const { default: fc } = await import("fast-check");
  fc.configureGlobal({ seed: Number(seed) });
}
