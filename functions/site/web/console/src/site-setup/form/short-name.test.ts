import { expect, test } from "vitest";
import { isShortName, shortName } from "./short-name.ts";

test.each([
  ["Support", "support"],
  ["Asiakaspalvelu & huolto", "asiakaspalvelu-huolto"],
  ["Myynti Jyväskylä", "myynti-jyvaskyla"],
  ["Ügyfélszolgálat", "ugyfelszolgalat"],
  ["  -- A/B --", "a-b"],
  ["Підтримка", ""],
])("%j is called %j in addresses", (name, short) => {
  expect(shortName(name)).toBe(short);
});

test("a long name is cut", () => {
  expect(shortName("a".repeat(60))).toHaveLength(40);
  expect(isShortName(shortName(`${"a".repeat(39)} b`))).toBe(true);
});

test.each(["", "Support", "a b", "ä", "a".repeat(41)])("%j is no short name", (typed) => {
  expect(isShortName(typed)).toBe(false);
});
