// What is wrong with the definition of a light-bot, for the console: the twin of shared/domain/src/bot/check.rs.

import type { BotAsk, BotChoice, BotDefinition, BotFinding, BotRule, BotStep, BotTexts, Language } from "../types.ts";
import { stepOf } from "./path.ts";
import { faults, namesOf } from "./read.ts";
import { brokenWays } from "./ways.ts";

const FIELDS = 20;

/** What a definition may speak of: the facts of its site. */
export interface BotFacts {
  queues: string[];
  tags: string[];
  /** The languages in which the widget is offered. */
  languages: Language[];
  /** The one that is shown where another is missing. */
  fallback: Language;
}

/** Whether a definition that breaks this rule may be published. */
export const isAdvice = (rule: BotRule) => rule === "fallback";

/** Everything that is wrong with a JSON value as a definition: first the whole, then step by step, then the ways. */
export function checkBot(json: unknown, facts: BotFacts): BotFinding[] {
  const unreadable = faults(json);
  if (unreadable.length > 0) return unreadable;
  const bot = json as BotDefinition;
  const check = new Check(bot, facts);
  check.whole();
  for (const id of namesOf(bot.steps)) check.step(id, bot.steps[id] ?? {});
  check.ways();
  return check.findings;
}

class Check {
  readonly findings: BotFinding[] = [];
  readonly #bot: BotDefinition;
  readonly #facts: BotFacts;
  readonly #choices: BotChoice[];
  readonly #asks: BotAsk[];
  #step = "";

  constructor(bot: BotDefinition, facts: BotFacts) {
    const steps = Object.values(bot.steps);
    this.#bot = bot;
    this.#facts = facts;
    this.#choices = steps.flatMap((step) => step.choices ?? []);
    this.#asks = steps.flatMap((step) => step.ask ?? []);
  }

  #find(code: BotRule, at: string): void {
    this.findings.push({ step: this.#step, at, code });
  }

  whole(): void {
    this.#texts(this.#bot.name, "/name");
    this.#target(this.#bot.start, "/start");
    const ofForms = Object.values(this.#bot.steps).flatMap((step) => step.form?.ask ?? []);
    const set = this.#choices.flatMap((choice) => Object.keys(choice.set ?? {}));
    if (new Set([...ofForms, ...set, ...this.#asks.map((ask) => ask.field)]).size > FIELDS) this.#find("fields", "");
  }

  step(id: string, step: BotStep): void {
    this.#step = id;
    if (step.say) this.#texts(step.say, "/say");
    else if (step.choices || step.end) this.#find("say", "/say");
    if (typeof step.show === "object") this.#texts(step.show.link.label, "/show/link/label");
    for (const [nth, choice] of step.choices?.entries() ?? []) this.#choice(choice, `/choices/${nth}`);
    if (step.ask) {
      this.#ask(step.ask);
      this.#target(step.to ?? "", "/to");
    }
    if (step.form) {
      this.#queue(step.form.queue, "/form/queue");
      if (!step.form.ask.includes("message")) this.#find("message", "/form/ask");
    }
    this.#queue(step.hand_over?.queue, "/hand_over/queue");
  }

  #choice({ label, to, tag, queue, set = {}, when }: BotChoice, at: string): void {
    this.#texts(label, `${at}/label`);
    this.#target(to, `${at}/to`);
    if (tag !== undefined && !this.#facts.tags.includes(tag)) this.#find("tag", `${at}/tag`);
    this.#queue(queue, `${at}/queue`);
    for (const field of namesOf(set)) if (["name", "email", "phone"].includes(field)) this.#find("field-kind", `${at}/set/${field}`);
    if (typeof when !== "object") return;
    for (const [nth, value] of when.is.entries()) {
      if (!this.#isFilled(when.field, value)) this.#find("condition", `${at}/when/is/${nth}`);
    }
  }

  /** Whether a choice or a listed answer gives a field this value, and no typed answer gives it others. */
  #isFilled(field: string, value: string): boolean {
    const asks = this.#asks.filter((ask) => ask.field === field).map(listed);
    const set = this.#choices.some((choice) => new Map(Object.entries(choice.set ?? {})).get(field) === value);
    return !asks.some((values) => values.length === 0) && (set || asks.some((values) => values.includes(value)));
  }

  #ask(ask: BotAsk): void {
    this.#texts(ask.label, "/ask/label");
    if (!fits(ask)) this.#find("field-kind", "/ask/kind");
    for (const [nth, option] of ask.options?.entries() ?? []) this.#texts(option.label, `/ask/options/${nth}/label`);
  }

  #texts(texts: BotTexts, at: string): void {
    for (const language of this.#facts.languages) {
      if (texts[language] === undefined) this.#find(language === this.#facts.fallback ? "language" : "fallback", `${at}/${language}`);
    }
  }

  #target(to: string, at: string): void {
    if (!stepOf(this.#bot, to)) this.#find("target", at);
  }

  #queue(queue: string | undefined, at: string): void {
    if (queue !== undefined && !this.#facts.queues.includes(queue)) this.#find("queue", at);
  }

  ways(): void {
    this.#step = "";
    if (!stepOf(this.#bot, this.#bot.start)) return;
    const broken = brokenWays(this.#bot);
    if (!broken) this.#find("too-many-ways", "");
    for (const id of namesOf(this.#bot.steps)) {
      this.#step = id;
      for (const rule of ["unreachable", "dead-end-open", "dead-end-closed", "too-far"] as const) {
        if (broken?.get(id)?.has(rule)) this.#find(rule, "");
      }
    }
  }
}

/** The values that an answer can have, where the definition lists them. */
function listed({ kind, options }: BotAsk): string[] {
  return options?.map((option) => option.id) ?? (kind === "yes_no" ? ["yes", "no"] : []);
}

/** Whether the form takes such an answer in this field. */
function fits({ field, kind, max = 200 }: BotAsk): boolean {
  const most = new Map([
    ["name", 80],
    ["topic", 200],
    ["message", 500],
  ]).get(field);
  if (most !== undefined) return kind === "text" && max <= most;
  return (field !== "email" && field !== "phone") || kind === field;
}
