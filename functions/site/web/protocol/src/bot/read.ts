// Whether JSON is the definition of a light-bot: the twin of shared/protocol/src/bot/read.rs.

import type { BotAsk, BotChoice, BotDefinition, BotFinding, BotForm, BotRule, BotStep, BotTexts, BotWhen } from "../types.ts";
import { bytes, chars, isBlank } from "./answer.ts";
import { isDefinition, isObject, isStep } from "./shape.ts";

const DEFINITION_BYTES = 32 * 1024;
const STEPS = 50;
const CHOICES = 8;
const OPTIONS = 20;
const FIELDS = 20;
const TEXT_CHARS = 500;
const VALUE_CHARS = 200;

const languages = ["en", "fi", "hu", "it", "uk"];
const kinds = ["text", "email", "phone", "number", "date", "select", "yes_no"];

const ids = {
  step: /^[a-z][a-z0-9-]{0,15}$/,
  field: /^[a-z][a-z0-9_]{0,39}$/,
  tag: /^[a-z][a-z0-9-]{0,39}$/,
  queue: /^[a-z0-9-]{1,40}$/,
};

/** Names in the order of their letters, as the server walks them. */
export const namesOf = (map: object) => Object.keys(map).sort();

/** All faults of what should be a definition, first of the whole and then step by step; none when it is one. */
export function faults(json: unknown): BotFinding[] {
  const whole = new Reader("");
  if (bytes(JSON.stringify(json)) > DEFINITION_BYTES) return whole.fault("", "too-large");
  const v = isObject(json) ? json.v : undefined;
  if (Number.isInteger(v) && (v as number) >= 0 && v !== 1) return whole.fault("/v", "version");
  if (!isDefinition(json)) return whole.fault("", "shape");
  whole.texts(json.name, "/name");
  whole.id(ids.step, json.start, "/start");
  whole.count(namesOf(json.steps).length, STEPS, "/steps");
  return [...whole.findings, ...namesOf(json.steps).flatMap((id) => faultsOfStep(json, id))];
}

function faultsOfStep(bot: BotDefinition, id: string): BotFinding[] {
  const reader = new Reader(id);
  reader.id(ids.step, id, "");
  const step: unknown = bot.steps[id];
  return isStep(step) ? reader.step(step) : reader.fault("", "shape");
}

/** A name as a part of a JSON pointer. */
const part = (name: string) => name.replaceAll("~", "~0").replaceAll("/", "~1");

class Reader {
  readonly findings: BotFinding[] = [];
  readonly #step: string;

  constructor(step: string) {
    this.#step = step;
  }

  fault(at: string, code: BotRule): BotFinding[] {
    this.findings.push({ step: this.#step, at, code });
    return this.findings;
  }

  id(of: RegExp, text: string | undefined, at: string): void {
    if (text !== undefined && !of.test(text)) this.fault(at, "id");
  }

  count(count: number, most: number, at: string): void {
    if (count < 1 || count > most) this.fault(at, "count");
  }

  texts(texts: BotTexts, at: string): void {
    if (namesOf(texts).length === 0) this.fault(at, "required");
    for (const [tag, text] of Object.entries(texts).sort(byName)) {
      const here = `${at}/${part(tag)}`;
      if (!languages.includes(tag)) this.fault(here, "unknown-language");
      if (chars(text) > TEXT_CHARS) this.fault(here, "too-long");
      else if (isBlank(text)) this.fault(here, "required");
    }
  }

  step(step: BotStep): BotFinding[] {
    if (step.say) this.texts(step.say, "/say");
    if (typeof step.show === "object") {
      this.texts(step.show.link.label, "/show/link/label");
      if (!isLink(step.show.link.url)) this.fault("/show/link/url", "link");
    }
    const things = [step.choices, step.ask, step.form, step.hand_over, step.end].filter(Boolean).length;
    if (things !== 1 || step.end === false) this.fault("", "one-of");
    if (step.choices) this.choices(step.choices);
    if (step.ask) this.ask(step.ask);
    if ((step.to === undefined) !== (step.ask === undefined)) this.fault("/to", "to");
    this.id(ids.step, step.to, "/to");
    if (step.form) this.form(step.form);
    this.id(ids.queue, step.hand_over?.queue, "/hand_over/queue");
    return this.findings;
  }

  choices(choices: BotChoice[]): void {
    this.count(choices.length, CHOICES, "/choices");
    this.each(choices, "/choices", (choice, at) => {
      this.texts(choice.label, `${at}/label`);
      this.id(ids.step, choice.to, `${at}/to`);
      this.id(ids.tag, choice.tag, `${at}/tag`);
      this.id(ids.queue, choice.queue, `${at}/queue`);
      if (choice.set) this.set(choice.set, `${at}/set`);
      if (choice.when) this.when(choice.when, `${at}/when`);
    });
  }

  /** Things with a name of their own. */
  each<T extends { id: string }>(things: T[], at: string, check: (thing: T, at: string) => void): void {
    for (const [nth, thing] of things.entries()) {
      const here = `${at}/${nth}`;
      if (things.findIndex((one) => one.id === thing.id) < nth) this.fault(`${here}/id`, "twice");
      this.id(ids.step, thing.id, `${here}/id`);
      check(thing, here);
    }
  }

  set(set: Record<string, string>, at: string): void {
    this.count(namesOf(set).length, CHOICES, at);
    for (const [name, value] of Object.entries(set).sort(byName)) {
      this.id(ids.field, name, `${at}/${part(name)}`);
      this.value(value, `${at}/${part(name)}`);
    }
  }

  value(value: string, at: string): void {
    if (chars(value) > VALUE_CHARS) this.fault(at, "too-long");
    else if (/\p{Cc}/u.test(value)) this.fault(at, "line-break");
    else if (isBlank(value)) this.fault(at, "required");
  }

  when(when: BotWhen, at: string): void {
    if (typeof when === "string") return;
    this.id(ids.field, when.field, `${at}/field`);
    this.count(when.is.length, CHOICES, `${at}/is`);
    for (const [nth, value] of when.is.entries()) this.value(value, `${at}/is/${nth}`);
  }

  ask({ field, kind, label, max, options }: BotAsk): void {
    this.id(ids.field, field, "/ask/field");
    if (!kinds.includes(kind)) this.fault("/ask/kind", "kind");
    this.texts(label, "/ask/label");
    if (max !== undefined && (max < 1 || max > TEXT_CHARS)) this.fault("/ask/max", "range");
    if (max !== undefined && kind !== "text") this.fault("/ask/max", "kind");
    if (options) {
      this.count(options.length, OPTIONS, "/ask/options");
      this.each(options, "/ask/options", (option, at) => this.texts(option.label, `${at}/label`));
    }
    if ((options !== undefined) !== (kind === "select")) this.fault("/ask/options", "kind");
  }

  form({ queue, ask }: BotForm): void {
    this.id(ids.queue, queue, "/form/queue");
    this.count(ask.length, FIELDS, "/form/ask");
    for (const [nth, name] of ask.entries()) {
      if (ask.indexOf(name) < nth) this.fault(`/form/ask/${nth}`, "twice");
      this.id(ids.field, name, `/form/ask/${nth}`);
    }
  }
}

function byName([one]: [string, string], [other]: [string, string]): number {
  return one < other ? -1 : 1;
}

function isLink(url: string): boolean {
  const host = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";
  return url.length <= TEXT_CHARS && new RegExp(`^https://${host}([/?#]|$)`).test(url) && /^[!#-;=?-[\]_a-z~]+$/.test(url);
}
