import { defineConfig } from "vitest/config";

const laws = "test/**/*.laws.test.ts";
const acceptance = [
  "test/acceptance/**/*.test.ts",
  "test/**/*.acceptance.test.ts",
];

// No test changes what others load, and loading everything anew for each file takes a third of the time.
const shared = {
  isolate: false,
  setupFiles: "test/seed.ts",
  testTimeout: 600_000,
  hookTimeout: 120_000,
};

// CONTRIBUTING says which test is in which project.
export default defineConfig({
  test: {
    globalSetup: "templates/build.js",
    // By default one core is left free, which of two is half.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: [laws, ...acceptance],
          ...shared,
        },
      },
      { test: { name: "laws", include: [laws], ...shared } },
      { test: { name: "acceptance", include: acceptance, ...shared } },
    ],
  },
});
