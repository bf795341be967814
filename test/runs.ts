/**
 * How often a law is tried. All of it takes minutes: that is for `LAWS=all`, which `.ci/run` sets; elsewhere a tenth has
 * to do.
 *
 * @param all how often it is tried where time does not count
 */
export function runs(all: number): number {
  return process.env["LAWS"] === "all" ? all : Math.ceil(all / 10);
}
