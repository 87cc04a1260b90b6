// The cases of shared/protocol/tests/bot-cases.json, which the server answers as well (shared/protocol/tests/bot.rs).

import { describe, expect, it } from "vitest";
import text from "../../../../../../shared/protocol/tests/bot-cases.json?raw";
import { readAnswer } from "../../src/bot/answer.ts";
import type { BotFacts } from "../../src/bot/check.ts";
import { checkBot } from "../../src/bot/check.ts";
import type { BotState, Standing } from "../../src/bot/path.ts";
import { offered, PATH, replay, stepOf, textIn, withoutRound } from "../../src/bot/path.ts";
import busy from "../../src/bot/starters/busy.json";
import hours from "../../src/bot/starters/hours.json";
import order from "../../src/bot/starters/order.json";
import type { BotDefinition, BotEntry, BotRefusal, Language } from "../../src/types.ts";

type Json = Record<string, unknown>;

interface Case {
  name: string;
  bot: string;
  put?: Json;
  drop?: string[];
  fill?: Record<string, number>;
}

interface Cases {
  facts: BotFacts;
  bots: Record<string, Json>;
  definitions: (Case & { facts?: BotFacts; findings: [string, string, string][] })[];
  paths: (Case & { standing: Standing; times?: number; path: BotEntry[]; result: unknown })[];
}

const cases: Cases = JSON.parse(text);

// Puts a value at a JSON pointer, or takes away what is there.
function put(root: Json, pointer: string, value?: unknown): void {
  const names = pointer.split("/").slice(1);
  const last = names.pop()?.replaceAll("~1", "/").replaceAll("~0", "~") ?? "";
  const parent = names.reduce((at, name) => at[name] as Json, root);
  if (value !== undefined) parent[Array.isArray(parent) ? Math.min(Number(last), parent.length) : last] = value;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else delete parent[last];
}

// The definition of a case: one of the file's, with changes.
function botOf({ bot, put: changes = {}, drop = [], fill = {} }: Case): unknown {
  const root = { bot: structuredClone(cases.bots[bot]) };
  for (const [pointer, value] of Object.entries(changes)) put(root, `/bot${pointer}`, structuredClone(value));
  for (const pointer of drop) put(root, `/bot${pointer}`);
  for (const [pointer, count] of Object.entries(fill)) put(root, `/bot${pointer}`, "ä".repeat(count));
  return root.bot;
}

function outcome(bot: BotDefinition, state: BotState | BotRefusal, standing: Standing): unknown {
  if ("entry" in state) return { code: state.code, entry: state.entry };
  const { at, tags, queue, set, answers } = state;
  const step = stepOf(bot, at) ?? {};
  const does = ["choices", "ask", "form", "hand_over", "end"].find((thing) => thing in step);
  const choices = offered(bot, state, standing).map((choice) => choice.id);
  const sorted = (map: Map<string, string>) => Object.fromEntries([...map].sort());
  return { answers: sorted(answers), at, choices, does, queue, set: sorted(set), tags };
}

describe("a definition", () => {
  it.each(cases.definitions.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const found = checkBot(botOf(one), one.facts ?? cases.facts).map(({ step, at, code }) => [step, at, code]);
    expect(JSON.stringify(found)).toBe(JSON.stringify(one.findings));
  });
});

describe("a path", () => {
  it.each(cases.paths.map((one) => [one.name, one] as const))("%s", (_, one) => {
    const bot = botOf(one) as BotDefinition;
    const path = Array.from({ length: one.times ?? 1 }, () => one.path).flat();
    expect(JSON.stringify(outcome(bot, replay(bot, path, one.standing, readAnswer), one.standing))).toBe(JSON.stringify(one.result));
  });
});

describe("a starter", () => {
  const languages: Language[] = ["fi", "en", "uk", "hu", "it"];

  it.each([
    ["opening hours", hours],
    ["order question", order],
    ["we are busy", busy],
  ])("%s is complete in all languages", (_, starter) => {
    expect(checkBot(starter, { queues: [], tags: [], languages, fallback: "en" })).toEqual([]);
  });
});

describe("a text", () => {
  it("is in the language of the visitor, else of the site, else in the first there is", () => {
    const texts = { en: "one", hu: "egy" };
    expect(textIn(texts, "hu", "en")).toBe("egy");
    expect(textIn(texts, "it", "en")).toBe("one");
    expect(textIn(texts, "it", "fi")).toBe("one");
  });
});

describe("a path that grows too long", () => {
  const bot = hours as BotDefinition;
  const click = (step: string, choice: string): BotEntry => ({ step, choice });
  const round = [click("hello", "hours"), click("hours", "back")];

  it("loses a round that changed nothing", () => {
    let path: BotEntry[] = [];
    for (let nth = 0; nth < 200; nth++) {
      const clicks: BotEntry[] = [...path, ...round.slice(nth % 2, (nth % 2) + 1)];
      path = clicks.length > PATH ? (withoutRound(bot, clicks.slice(0, PATH), readAnswer) ?? []).concat(clicks.slice(PATH)) : clicks;
      expect(path.length).toBeLessThanOrEqual(PATH);
      expect(replay(bot, path, "closed", readAnswer)).toMatchObject({ at: nth % 2 ? "hello" : "hours" });
    }
  });

  it("keeps what was answered on the way", () => {
    const asking: BotDefinition = {
      v: 1,
      start: "menu",
      name: { en: "Shop" },
      steps: {
        menu: { say: { en: "!" }, choices: ["order", "look"].map((to) => ({ id: to, label: { en: to }, to })) },
        order: { ask: { field: "order", kind: "text", label: { en: "?" } }, to: "menu" },
        look: { say: { en: "!" }, choices: [{ id: "back", label: { en: "Back" }, to: "menu", tag: "looked" }] },
      },
    };
    const told = (answered: string): BotEntry[] => [click("menu", "order"), { step: "order", answered }];
    const looked = [click("menu", "look"), click("look", "back")];
    const shorter = (path: BotEntry[]) => withoutRound(asking, [...path, click("menu", "look")], readAnswer)?.slice(0, -1) ?? null;
    expect(shorter(told("1"))).toBe(null);
    expect(shorter(looked)).toBe(null);
    expect(shorter([...told("1"), ...looked])).toBe(null);
    expect(shorter([...told("1"), ...told("2")])).toEqual(told("2"));
    expect(shorter([...looked, ...told("1"), ...looked])).toEqual([...told("1"), ...looked]);
  });
});
