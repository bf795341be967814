import { expect, test, vi } from "vitest";
import { generate } from "../../../src/generate.js";
import { copyOf, setFields } from "./golden.js";

const loads = vi.hoisted(() => ({ count: 0 }));
vi.mock("ts-morph", (importOriginal) => {
  loads.count += 1;
  return importOriginal();
});

test("who asks for TypeScript does not load ts-morph", async () => {
  const cwd = copyOf("esm");
  setFields(cwd, { language: "typescript" });
  expect(await generate({ cwd })).toMatchObject({ ok: true });
  expect(loads.count).toBe(0);
  setFields(cwd, { language: "javascript" });
  expect(await generate({ cwd })).toMatchObject({ ok: true });
  expect(loads.count).toBe(1);
});
