import { describe, expect, it, test } from "vitest";
import order from "../../../../protocol/src/bot/starters/order.json";
import type { BotDefinition } from "../../../../protocol/src/index.ts";
import {
  definitionOf,
  differenceOf,
  doing,
  isStepName,
  outlineOf,
  put,
  renamed,
  said,
  stepName,
  textsOf,
  untold,
  withChoice,
  withoutStep,
  withStep,
} from "./outline.ts";

const bot: BotDefinition = {
  v: 1,
  start: "hello",
  name: { en: "Desk" },
  steps: {
    hello: {
      say: { en: "Hello" },
      choices: [
        { id: "a", label: { en: "Write" }, to: "write" },
        { id: "b", label: { en: "Again", fi: "Uudelleen" }, to: "hello" },
      ],
    },
    number: { ask: { field: "order", kind: "text", label: { en: "Number" } }, to: "write" },
    write: { form: { ask: ["message"] } },
  },
};

test("a definition comes back as it was, step by step in the same order", () => {
  for (const one of [bot, order as BotDefinition]) {
    expect(JSON.stringify(definitionOf(outlineOf(one)).steps)).toBe(JSON.stringify(one.steps));
    expect(definitionOf(outlineOf(one))).toEqual(one);
  }
});

test("steps that two people ordered and took away at once are there once, or not at all", () => {
  const outline = { ...outlineOf(bot), order: ["gone", "write", "hello"] };
  expect(Object.keys(definitionOf(outline).steps)).toEqual(["write", "hello", "number"]);
});

test("a step is renamed with all that leads to it", () => {
  const steps = definitionOf(renamed(outlineOf(bot), "write", "form"));
  expect(Object.keys(steps.steps)).toEqual(["hello", "number", "form"]);
  expect([steps.steps.hello?.choices?.[0]?.to, steps.steps.number?.to, steps.start]).toEqual(["form", "form", "hello"]);
  expect(renamed(outlineOf(bot), "hello", "begin").start).toBe("begin");
});

test("a step is added behind another, and taken away", () => {
  expect(withStep(outlineOf(bot), "bye", { end: true }, "hello").order).toEqual(["hello", "bye", "number", "write"]);
  expect(withStep(outlineOf(bot), "bye", { end: true }).order).toEqual(["hello", "number", "write", "bye"]);
  expect(Object.keys(definitionOf(withoutStep(outlineOf(bot), "number")).steps)).toEqual(["hello", "write"]);
});

test.each([
  ["Opening hours", "opening-hours"],
  ["Where is my order, please?", "where-is-my-o"],
  ["24 hours", "hours"],
  ["Де моє замовлення?", "step"],
  ["Hello", "hello-2"],
])("a step that says %j is called %j", (words, name) => {
  expect(stepName(words, ["hello"])).toBe(name);
  expect(isStepName(stepName(words, []))).toBe(true);
});

test.each(["", "1st", "a_b", "A", "a".repeat(17)])("%j is no name of a step", (name) => {
  expect(isStepName(name)).toBe(false);
});

describe("texts", () => {
  it("are counted where the site's own language has words", () => {
    expect([untold(bot.steps.hello ?? {}, "fi", "en"), untold(bot.steps.number ?? {}, "fi", "en")]).toEqual([2, 1]);
    expect(untold({ say: { fi: "Hei" } }, "uk", "en")).toBe(0);
  });

  it("are written where they stand, and an empty one is none", () => {
    for (const { path, texts } of textsOf(bot.steps.hello ?? {})) {
      const step = put(bot.steps.hello ?? {}, path, said(texts, "fi", "Hei"));
      expect(textsOf(step).find((one) => one.path.join() === path.join())?.texts.fi).toBe("Hei");
      expect(textsOf(step)).toHaveLength(3);
    }
    expect(said({ en: "A", fi: "B" }, "fi", "")).toEqual({ en: "A" });
    expect(said(undefined, "fi", "")).toEqual({});
  });
});

test("what a step does changes, what it says stays", () => {
  const step = { say: { en: "Hello" }, choices: [] };
  expect(doing(step, "ask", "write")).toEqual({
    say: { en: "Hello" },
    ask: { field: "answer", kind: "text", label: {} },
    to: "write",
  });
  expect(Object.keys(doing(step, "end", ""))).toEqual(["say", "end"]);
});

test("a choice gets a name that no other has", () => {
  expect(withChoice(bot.steps.hello?.choices ?? [], "write").map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("what publishing would change is told by steps", () => {
  const after = definitionOf(withStep(withoutStep(outlineOf(bot), "number"), "bye", { end: true }));
  after.steps.hello = { say: { en: "Hi" }, choices: [] };
  expect(differenceOf(bot, after)).toEqual({ added: ["bye"], changed: ["hello"], removed: ["number"] });
});
