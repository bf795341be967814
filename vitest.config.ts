import { defineConfig } from "vitest/config";

const laws = "test/**/*.laws.test.ts";
const acceptance = [
  "test/acceptance/**/*.test.ts",
  "test/**/*.acceptance.test.ts",
];

/** The projects; CONTRIBUTING says what is where. Laws and acceptance tests take what time they need. */
const slow = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [laws, ...acceptance],
          testTimeout: 60_000,
        },
      },
      { test: { name: "laws", include: [laws], ...slow } },
      { test: { name: "acceptance", include: acceptance, ...slow } },
    ],
  },
});
