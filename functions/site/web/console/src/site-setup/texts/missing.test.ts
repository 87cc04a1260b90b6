import { expect, test } from "vitest";
import type { Texts } from "./missing.ts";
import { missingIn, withText } from "./missing.ts";

const texts: Texts = { fi: { header: "Kauppa", greeting: "Hei" }, en: { header: "Shop", greeting: " " } };

test("a text is missing where another language has it", () => {
  const offered = ["fi", "en", "uk"] as const;
  expect(offered.map((language) => missingIn(texts, language, offered))).toEqual([0, 1, 2]);
});

test("what nobody wrote is missing nowhere, and languages that are not offered do not count", () => {
  expect(missingIn({}, "fi", ["fi", "en"])).toBe(0);
  expect(missingIn(texts, "uk", ["uk", "hu"])).toBe(0);
});

test("an emptied text leaves nothing behind", () => {
  const once = withText(texts, "uk", "thanks", "Дякуємо");
  expect(once).toEqual({ ...texts, uk: { thanks: "Дякуємо" } });
  expect(withText(once, "uk", "thanks", "")).toEqual(texts);
  expect(withText(texts, "fi", "header", "").fi).toEqual({ greeting: "Hei" });
});
