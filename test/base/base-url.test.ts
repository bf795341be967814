import { expect, test } from "vitest";
import { baseUrlFault } from "../../src/base/base-url.js";

const ports = Array.from({ length: 10_081 }, (_, port) => port).filter((port) =>
  baseUrlFault(`https://localhost:${port}`),
);

test.each(ports)("fetch connects to no port %i", async (port) => {
  expect(baseUrlFault(`http://a:${port}/b`)).toBe(
    `has the port ${port}, which \`fetch\` never connects to`,
  );
  await expect(fetch(`https://127.0.0.1:${port}`)).rejects.toMatchObject({
    cause: { message: "bad port" },
  });
});

test("other ports are open", () => {
  expect(ports).toHaveLength(82);
  for (const url of ["http://a", "https://a:4010", "http://[::1]:80/b/"])
    expect(baseUrlFault(url)).toBeUndefined();
});

test.each(["http://[::1", "http://a:99999", "http://a b", "http://1.2.3.999"])(
  "%s is no URL",
  (url) => {
    expect(baseUrlFault(url)).toBe("is no URL: its host or port is malformed");
  },
);
