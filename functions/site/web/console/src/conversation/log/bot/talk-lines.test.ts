import { expect, test } from "vitest";
import type { BotDefinition, BotEntry } from "../../../../../protocol/src/index.ts";
import { talkLines } from "./talk-lines.ts";

const bot: BotDefinition = {
  v: 1,
  start: "hello",
  name: { en: "Desk" },
  steps: {
    hello: { say: { en: "Hello", fi: "Hei" }, choices: [{ id: "a", label: { en: "My order", fi: "Tilaukseni" }, to: "known" }] },
    known: { ask: { field: "known", kind: "yes_no", label: { en: "Do you know its number?" } }, to: "number" },
    number: { say: { en: "Good." }, ask: { field: "order", kind: "text", label: { en: "Number" } }, to: "size" },
    size: { ask: { field: "size", kind: "select", label: { en: "Size" }, options: [{ id: "l", label: { en: "Large" } }] }, to: "hello" },
  },
};

test("a talk is read in the agent's language, and in another where it has no words", () => {
  const path: BotEntry[] = [
    { step: "hello", choice: "a" },
    { step: "known", answered: "" },
    { step: "number", answered: "" },
    { step: "size", answered: "l" },
  ];
  const answers = { known: "yes", order: "A-12 <b>", message: "Where is it?" };
  expect(talkLines(path, { definition: bot, answers, languages: ["fi", "en"], yesNo: ["Kyllä", "Ei"] })).toEqual([
    { said: "Hei", answered: "Tilaukseni" },
    { said: "Do you know its number?", answered: "Kyllä" },
    { said: "Good.\nNumber", answered: "A-12 <b>" },
    { said: "Size", answered: "Large" },
  ]);
});

test("what the version does not know stands as it is", () => {
  const path: BotEntry[] = [
    { step: "hello", choice: "gone" },
    { step: "constructor", answered: "words" },
  ];
  expect(talkLines(path, { definition: bot, answers: {}, languages: ["en", "en"], yesNo: ["Yes", "No"] })).toEqual([
    { said: "Hello", answered: "gone" },
    { said: "", answered: "words" },
  ]);
});
