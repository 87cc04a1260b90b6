import { expect, test } from "vitest";
import { asOrigin, originErrors, pathErrors } from "./addresses.ts";

test.each([
  ["https://shop.example", "https://shop.example"],
  ["https://www.Shop.Example/page?x=1#y", "https://www.shop.example"],
  ["shop.example", "https://shop.example"],
  ["http://localhost:8082/", "http://localhost:8082"],
  ["https://*.shop.example/", "https://*.shop.example"],
  ["https://shop.example:443", "https://shop.example"],
  ["https://kauppa-ääni.example", "https://xn--kauppa-ni-12aa.example"],
  ["  https://shop.example  ", "https://shop.example"],
  ["", ""],
])("%j becomes %s", (typed, origin) => {
  expect(asOrigin(typed)).toBe(origin);
  expect(originErrors(origin === "" ? [] : [origin])).toEqual([]);
});

test.each([
  "ftp://shop.example",
  "shop",
  "https://",
  "https://me@shop.example",
  "https://a b.example",
  "https://shop.*",
  "javascript:alert(1)",
])("%j stays as it is and is refused", (typed) => {
  expect(originErrors([asOrigin(typed)])).toEqual([{ pointer: "/origins/0", code: "invalid" }]);
});

test("what stands twice is told at the second", () => {
  expect(originErrors(["https://a.example", "https://b.example", "https://a.example"])).toEqual([{ pointer: "/origins/2", code: "taken" }]);
});

test.each(["/", "/*", "/checkout", "/checkout/*", "/%C3%A4", "/kori/ä"])("%s names pages", (path) => {
  expect(pathErrors([path])).toEqual([]);
});

test.each(["checkout", "*", "/a*b", "/a?b", "/a#b", "/a b", "https://a.example/b", `/${"a".repeat(200)}`])("%s names no page", (path) => {
  expect(pathErrors([path])).toHaveLength(1);
});
