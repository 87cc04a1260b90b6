// How a visitor goes through a light-bot: the twin of shared/domain/src/bot/path.rs. The page keeps the path alone; all else
// follows from it, here and on the server.

import type { BotAsk, BotChoice, BotDefinition, BotEntry, BotRefusal, BotRefused, BotStep, BotTexts, Language } from "../types.ts";

/** Entries of a path. */
export const PATH = 60;

/** Whether somebody is there; "changing" while the visitor may have seen both. */
export type Standing = "open" | "closed" | "changing";

/** Reads an answer: `readAnswer` of answer.ts, which a page need not load before something is asked. */
export type ReadAnswer = (ask: BotAsk, text: string) => { text: string } | BotRefused;

/** Where a visitor stands, and what came of the way there. */
export interface BotState {
  at: string;
  tags: string[];
  /** The queue that a choice or the end named; null: the one that the visitor came for. */
  queue: string | null;
  set: Map<string, string>;
  answers: Map<string, string>;
}

/** The step of this name, if there is one. */
export function stepOf(bot: BotDefinition, id: string): BotStep | undefined {
  return Object.hasOwn(bot.steps, id) ? bot.steps[id] : undefined;
}

/** The text in the visitor's language, in the site's, or in the first there is. */
export function textIn(texts: BotTexts, language: Language, fallback: Language): string {
  return texts[language] ?? texts[fallback] ?? texts.fi ?? texts.en ?? texts.uk ?? texts.hu ?? texts.it ?? "";
}

/** The choices that are offered now; none at a step that does something else. */
export function offered(bot: BotDefinition, state: BotState, standing: Standing): BotChoice[] {
  return stepOf(bot, state.at)?.choices?.filter((choice) => offers(state, choice, standing)) ?? [];
}

/** The state after one click, or why nobody can have made it. */
export function follow(bot: BotDefinition, state: BotState, entry: BotEntry, standing: Standing, read: ReadAnswer): BotState | BotRefused {
  const step = stepOf(bot, state.at);
  if (entry.step !== state.at) return stepOf(bot, entry.step) ? "other-step" : "unknown-step";
  const next = { ...state, set: new Map(state.set), answers: new Map(state.answers) };
  if ("choice" in entry) {
    if (!step?.choices) return "no-choices";
    const choice = step.choices.find((one) => one.id === entry.choice);
    if (!choice) return "unknown-choice";
    if (!offers(state, choice, standing)) return "not-offered";
    const { tag, queue, set = {}, to } = choice;
    if (tag && !next.tags.includes(tag)) next.tags = [...next.tags, tag];
    for (const [field, value] of Object.entries(set)) {
      next.answers.delete(field);
      next.set.set(field, value);
    }
    return entered(bot, { ...next, queue: queue ?? next.queue }, to);
  }
  if (!step?.ask) return "no-question";
  const answer = read(step.ask, entry.answered);
  if (typeof answer === "string") return answer;
  next.set.delete(step.ask.field);
  next.answers.set(step.ask.field, answer.text);
  return entered(bot, next, step.to ?? "");
}

/** Where a path leads, or its first entry that nobody can have made. */
export function replay(bot: BotDefinition, path: BotEntry[], standing: Standing, read: ReadAnswer): BotState | BotRefusal {
  if (path.length > PATH) return { entry: PATH, code: "path-too-long" };
  let state = entered(bot, { at: "", tags: [], queue: null, set: new Map(), answers: new Map() }, bot.start);
  if (typeof state === "string") return { entry: 0, code: state };
  for (const [entry, click] of path.entries()) {
    const next = follow(bot, state, click, standing, read);
    if (typeof next === "string") return { entry, code: next };
    state = next;
  }
  return state;
}

/** The path without a round that changed nothing, for one that would grow too long; null when each of its clicks counts. */
export function withoutRound(bot: BotDefinition, path: BotEntry[], read: ReadAnswer): BotEntry[] | null {
  const outcome = (path: BotEntry[]) => {
    const state = replay(bot, path, "changing", read);
    return "at" in state ? JSON.stringify([state.at, state.tags, state.queue, [...state.set].sort(), [...state.answers].sort()]) : null;
  };
  const before = outcome(path);
  for (const [from, { step }] of path.entries()) {
    for (let to = from + 1; to < path.length; to++) {
      const shorter = [...path.slice(0, from), ...path.slice(to)];
      if (path[to]?.step === step && outcome(shorter) === before) return shorter;
    }
  }
  return null;
}

function offers({ set, answers }: BotState, { when }: BotChoice, standing: Standing): boolean {
  if (!when) return true;
  if (typeof when === "string") return standing === when || standing === "changing";
  return when.is.includes(answers.get(when.field) ?? set.get(when.field) ?? "");
}

function entered(bot: BotDefinition, state: BotState, at: string): BotState | BotRefused {
  const step = stepOf(bot, at);
  return step ? { ...state, at, queue: (step.form ?? step.hand_over)?.queue ?? state.queue } : "unknown-step";
}
