// A bot while it is edited: its steps in reading order, and what can be done to them. Pure.

import type { BotChoice, BotDefinition, BotStep, BotTexts, Language } from "../../../../protocol/src/index.ts";
import { shortName } from "../form/short-name.ts";

/** A bot in parts that two people can change side by side. */
export interface Outline {
  start: string;
  name: BotTexts;
  steps: Record<string, BotStep>;
  /** The names of the steps as people read them. */
  order: string[];
}

export const most_steps = 50;
export const most_choices = 8;
const most_name_chars = 16;

export function outlineOf({ start, name, steps }: BotDefinition): Outline {
  return { start, name, steps, order: Object.keys(steps) };
}

/** The definition as it is stored. A step that two people ordered and took away at once is there, or not, as the steps say. */
export function definitionOf({ start, name, steps, order }: Outline): BotDefinition {
  const ordered = orderOf({ steps, order }).map((id) => [id, steps[id]]);
  return { v: 1, start, name, steps: Object.fromEntries(ordered) };
}

export function orderOf({ steps, order }: Pick<Outline, "steps" | "order">): string[] {
  return [...order.filter((id) => Object.hasOwn(steps, id)), ...Object.keys(steps).filter((id) => !order.includes(id))];
}

export type Thing = "choices" | "ask" | "form" | "hand_over" | "end";
export const things = ["choices", "ask", "form", "hand_over", "end"] as const satisfies Thing[];

/** What a step does; one that does nothing yet is taken for one with buttons. */
export function thingOf(step: BotStep): Thing {
  return things.find((thing) => step[thing] !== undefined) ?? "choices";
}

/** The step doing something else. What it says stays. */
export function doing(step: BotStep, thing: Thing, to: string): BotStep {
  const { say, show } = step;
  const rest: BotStep = { ...(say && { say }), ...(show && { show }) };
  switch (thing) {
    case "choices":
      return { ...rest, choices: [{ id: "a", label: {}, to }] };
    case "ask":
      return { ...rest, ask: { field: "answer", kind: "text", label: {} }, to };
    case "form":
      return { ...rest, form: { ask: ["message", "name", "email"] } };
    case "hand_over":
      return { ...rest, hand_over: {} };
    case "end":
      return { ...rest, end: true };
  }
}

/** A name for a step, made of what it says, that no other step has. */
export function stepName(words: string, taken: readonly string[]): string {
  const plain =
    shortName(words)
      .replace(/^[^a-z]+/, "")
      .slice(0, most_name_chars - 3)
      .replace(/-+$/, "") || "step";
  return free(plain, taken);
}

function free(plain: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

export function isStepName(name: string): boolean {
  return /^[a-z][a-z0-9-]{0,15}$/.test(name);
}

/** With a new step behind another, or at the end. */
export function withStep(outline: Outline, id: string, step: BotStep, after?: string): Outline {
  const order = orderOf(outline);
  const at = after === undefined ? order.length : order.indexOf(after) + 1;
  return { ...outline, steps: { ...outline.steps, [id]: step }, order: [...order.slice(0, at), id, ...order.slice(at)] };
}

/** Without a step. What led there leads nowhere, which is told until it leads elsewhere. */
export function withoutStep(outline: Outline, id: string): Outline {
  const { [id]: _, ...steps } = outline.steps;
  return { ...outline, steps, order: orderOf(outline).filter((one) => one !== id) };
}

/** A step under another name; all that led there leads there still. */
export function renamed(outline: Outline, id: string, name: string): Outline {
  const moved = (target: string) => (target === id ? name : target);
  const steps = orderOf(outline).map((one) => [moved(one), retargeted(outline.steps[one] ?? {}, moved)]);
  return { ...outline, start: moved(outline.start), steps: Object.fromEntries(steps), order: orderOf(outline).map(moved) };
}

function retargeted(step: BotStep, moved: (target: string) => string): BotStep {
  const { choices, to } = step;
  return {
    ...step,
    ...(choices && { choices: choices.map((choice) => ({ ...choice, to: moved(choice.to) })) }),
    ...(to !== undefined && { to: moved(to) }),
  };
}

/** A choice more, with a name that no other has. */
export function withChoice(choices: readonly BotChoice[], to: string): BotChoice[] {
  const taken = choices.map(({ id }) => id);
  const letter = [..."abcdefghijklmnopqrstuvwxyz"].find((one) => !taken.includes(one)) ?? free("choice", taken);
  return [...choices, { id: letter, label: {}, to }];
}

/** One text of a step: where it stands, and what it says. */
export interface StepText {
  path: readonly (string | number)[];
  texts: BotTexts;
}

/** All texts of a step, in the order in which they are read. */
export function textsOf({ say, show, choices = [], ask }: BotStep): StepText[] {
  const said = say ? [{ path: ["say"], texts: say }] : [];
  const link = typeof show === "object" ? [{ path: ["show", "link", "label"], texts: show.link.label }] : [];
  const question = ask ? [{ path: ["ask", "label"], texts: ask.label }] : [];
  const options = ask?.options?.map(({ label }, at) => ({ path: ["ask", "options", at, "label"], texts: label })) ?? [];
  return [...said, ...link, ...question, ...options, ...choices.map(({ label }, at) => ({ path: ["choices", at, "label"], texts: label }))];
}

/** How many texts of a step have no words in this language, though they have in the site's own. */
export function untold(step: BotStep, language: Language, main: Language): number {
  return textsOf(step).filter(({ texts }) => texts[main] && !texts[language]).length;
}

/** With one text in one language; one that is empty is left out. */
export function said(texts: BotTexts | undefined, language: Language, words: string): BotTexts {
  const { [language]: _, ...rest } = texts ?? {};
  return words === "" ? rest : { ...rest, [language]: words };
}

/** The same with another value at the end of a path. */
export function put<T>(value: T, [first, ...rest]: readonly (string | number)[], last: unknown): T {
  if (first === undefined) return last as T;
  if (Array.isArray(value)) return value.map((one, at) => (at === first ? put(one, rest, last) : one)) as T;
  const record = value as Record<string, unknown>;
  return { ...record, [first]: put(record[first], rest, last) } as T;
}

/** What publishing would change for visitors. */
export interface Difference {
  added: string[];
  changed: string[];
  removed: string[];
}

export function differenceOf(before: BotDefinition, after: BotDefinition): Difference {
  const [old, now] = [Object.keys(before.steps), Object.keys(after.steps)];
  const differs = (id: string) => JSON.stringify(before.steps[id]) !== JSON.stringify(after.steps[id]);
  return {
    added: now.filter((id) => !old.includes(id)),
    changed: now.filter((id) => old.includes(id) && differs(id)),
    removed: old.filter((id) => !now.includes(id)),
  };
}
