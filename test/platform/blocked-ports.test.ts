import { expect, test } from "vitest";
import { hasBlockedPort } from "../../src/platform/blocked-ports.js";

const ports = Array.from({ length: 10_081 }, (_, port) => port).filter((port) =>
  hasBlockedPort(new URL(`https://localhost:${port}`)),
);

test.each(ports)("fetch connects to no port %i", async (port) => {
  await expect(fetch(`https://127.0.0.1:${port}`)).rejects.toMatchObject({
    cause: { message: "bad port" },
  });
});

test("other ports are open", () => {
  expect(ports).toHaveLength(82);
  for (const url of ["http://a", "https://a:4010", "http://a:80"])
    expect(hasBlockedPort(new URL(url))).toBe(false);
});
