// Every way through a definition: the twin of shared/domain/src/bot/ways.rs, which says what a stand is.

import type { BotChoice, BotDefinition, BotRule } from "../types.ts";
import { PATH, stepOf } from "./path.ts";

const STANDS = 5000;

interface Stand {
  step: string;
  values: Map<string, string>;
  fromStart: number;
  /** The clicks that lead here. */
  into: Way[];
  /** Clicks to the nearest end while somebody is there, and while nobody is. */
  toEnd: { open?: number; closed?: number };
}

interface Way {
  from: Stand;
  open: boolean;
  closed: boolean;
}

/** The rules of ways that each step breaks; null when there are too many stands to tell. */
export function brokenWays(bot: BotDefinition): Map<string, Set<BotRule>> | null {
  const stands = standsOf(bot);
  if (!stands) return null;
  const ends = stands.filter(({ step }) => isEnd(bot, step));
  measure(ends, "open");
  measure(ends, "closed");
  const broken = new Map(Object.keys(bot.steps).map((step) => [step, new Set<BotRule>(["unreachable"])]));
  for (const { step, fromStart, toEnd } of stands) {
    const rules = broken.get(step);
    rules?.delete("unreachable");
    if (toEnd.open === undefined) rules?.add("dead-end-open");
    if (toEnd.closed === undefined) rules?.add("dead-end-closed");
    if (fromStart + Math.max(toEnd.open ?? 0, toEnd.closed ?? 0) > PATH) rules?.add("too-far");
  }
  return broken;
}

function isEnd(bot: BotDefinition, step: string): boolean {
  const { choices, ask } = stepOf(bot, step) ?? {};
  return !choices && !ask;
}

function standsOf(bot: BotDefinition): Stand[] | null {
  const tested = testedValues(bot);
  const stands: Stand[] = [];
  const known = new Map<string, Stand>();
  const reach = (step: string, values: Map<string, string>, fromStart: number, way?: Way) => {
    const key = JSON.stringify([step, [...values].sort()]);
    const stand = known.get(key) ?? { step, values, fromStart, into: [], toEnd: {} };
    if (way) stand.into.push(way);
    if (known.has(key) || !stepOf(bot, step)) return;
    known.set(key, stand);
    stands.push(stand);
  };
  reach(bot.start, new Map(), 0);
  // The list grows while it is walked.
  for (const from of stands) {
    for (const { to, values, open, closed } of clicks(bot, from, tested)) reach(to, values, from.fromStart + 1, { from, open, closed });
    if (stands.length > STANDS) return null;
  }
  return stands;
}

/** The fields that conditions ask for, each with the values they ask for. */
function testedValues(bot: BotDefinition): Map<string, Set<string>> {
  const tested = new Map<string, Set<string>>();
  for (const { when } of Object.values(bot.steps).flatMap((step) => step.choices ?? [])) {
    if (typeof when === "object") tested.set(when.field, new Set([...(tested.get(when.field) ?? []), ...when.is]));
  }
  return tested;
}

interface Click {
  to: string;
  values: Map<string, string>;
  open: boolean;
  closed: boolean;
}

function clicks(bot: BotDefinition, { step, values }: Stand, tested: Map<string, Set<string>>): Click[] {
  const filled = (pairs: [string, string][]) => {
    const after = new Map(values);
    for (const [field, value] of pairs) {
      after.delete(field);
      if (tested.get(field)?.has(value)) after.set(field, value);
    }
    return after;
  };
  const { choices, ask, to = "" } = stepOf(bot, step) ?? {};
  if (ask) {
    const listed = ask.options?.map((option) => option.id) ?? (ask.kind === "yes_no" ? ["yes", "no"] : []);
    const answers = tested.has(ask.field) && listed.length > 0 ? listed : [""];
    return answers.map((answer) => ({ to, values: filled([[ask.field, answer]]), open: true, closed: true }));
  }
  const offered = (choices ?? []).filter((choice) => isOffered(choice, values));
  return offered.map(({ to, set = {}, when }) => ({
    to,
    values: filled(Object.entries(set)),
    open: when !== "closed",
    closed: when !== "open",
  }));
}

function isOffered({ when }: BotChoice, values: Map<string, string>): boolean {
  return typeof when !== "object" || when.is.includes(values.get(when.field) ?? "");
}

function measure(ends: Stand[], hours: "open" | "closed"): void {
  for (const end of ends) end.toEnd[hours] = 0;
  const waiting = [...ends];
  // The list grows while it is walked.
  for (const stand of waiting) {
    for (const { from, [hours]: isOpen } of stand.into) {
      if (!isOpen || from.toEnd[hours] !== undefined) continue;
      from.toEnd[hours] = (stand.toEnd[hours] ?? 0) + 1;
      waiting.push(from);
    }
  }
}
