import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    globalSetup: "templates/build.js",
    include: ["test/**/*.test.ts"],
    // Compilers and whole processes run in tests, on machines that may be slow.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
