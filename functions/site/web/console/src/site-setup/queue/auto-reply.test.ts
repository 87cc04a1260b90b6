import { expect, test } from "vitest";
import { after, autoReplyErrors, choicesWith, tidied } from "./auto-reply.ts";

test("the site's own language needs a text, the others do not", () => {
  const required = { pointer: "/auto_reply/texts/fi", code: "required" };
  expect(autoReplyErrors({ after_s: 60, texts: {} }, "fi")).toEqual([required]);
  expect(autoReplyErrors({ after_s: 60, texts: { en: "Soon." } }, "fi")).toEqual([required]);
  expect(autoReplyErrors({ after_s: 60, texts: { fi: "Pian." } }, "fi")).toEqual([]);
});

test("a text may have a thousand characters, which are not counted as bytes or halves of them", () => {
  const hu = "Ő".repeat(1000);
  const uk = "\u{1F642}".repeat(1000);
  expect(autoReplyErrors({ after_s: 60, texts: { hu, uk } }, "hu")).toEqual([]);
  expect(autoReplyErrors({ after_s: 60, texts: { hu: `${hu}!`, uk: `${uk}!`, en: "a" } }, "hu")).toEqual([
    { pointer: "/auto_reply/texts/hu", code: "too-long" },
    { pointer: "/auto_reply/texts/uk", code: "too-long" },
  ]);
});

test("texts of spaces are none", () => {
  const tidy = tidied({ after_s: 90, texts: { en: "  Soon.\nPromised. ", fi: " \n " } });
  expect(tidy).toEqual({ after_s: 90, texts: { en: "Soon.\nPromised." } });
  expect(autoReplyErrors(tidied({ after_s: 90, texts: { fi: "  " } }), "fi")).toHaveLength(1);
});

test("a time that was set elsewhere can stay, in its place", () => {
  expect(choicesWith(60)).toEqual([30, 45, 60, 90, 120, 180, 300, 600]);
  expect(choicesWith(75)).toEqual([30, 45, 60, 75, 90, 120, 180, 300, 600]);
});

test("whole minutes are called minutes", () => {
  expect([30, 60, 90, 600].map(after)).toEqual([
    { unit: "seconds", count: 30 },
    { unit: "minutes", count: 1 },
    { unit: "seconds", count: 90 },
    { unit: "minutes", count: 10 },
  ]);
});
