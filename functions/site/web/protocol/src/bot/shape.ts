// The shape of a definition, as strict as the server's reader: nothing unknown, nothing null.

import type { BotDefinition, BotStep } from "../types.ts";

type Is = (value: unknown) => boolean;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isText: Is = (value) => typeof value === "string";
const isFlag: Is = (value) => typeof value === "boolean";
const isCount: Is = (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32;
const oneOf =
  (...shapes: Is[]): Is =>
  (value) =>
    shapes.some((is) => is(value));
const word =
  (...words: string[]): Is =>
  (value) =>
    words.includes(value as string);
const list =
  (is: Is): Is =>
  (value) =>
    Array.isArray(value) && value.every(is);
const map =
  (is: Is): Is =>
  (value) =>
    isObject(value) && Object.values(value).every(is);

/** An object with all of the needed fields, and no field that is in neither. */
function fields(needed: Record<string, Is>, other: Record<string, Is> = {}): Is {
  const known = new Map(Object.entries({ ...needed, ...other }));
  return (value) =>
    isObject(value) &&
    Object.keys(needed).every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, one]) => known.get(name)?.(one) === true);
}

const texts = map(isText);
const link = fields({ link: fields({ url: isText, label: texts }) });
const when = oneOf(word("open", "closed"), fields({ field: isText, is: list(isText) }));
const choice = fields({ id: isText, label: texts, to: isText }, { tag: isText, queue: isText, set: map(isText), when });
const option = fields({ id: isText, label: texts });

const definition = fields({ v: isCount, start: isText, name: texts, steps: isObject });
const step = fields(
  {},
  {
    say: texts,
    show: oneOf(word("hours", "contacts"), link),
    choices: list(choice),
    ask: fields({ field: isText, kind: isText, label: texts }, { max: isCount, options: list(option) }),
    to: isText,
    form: fields({ ask: list(isText) }, { queue: isText, consent: isFlag }),
    hand_over: fields({}, { queue: isText }),
    end: isFlag,
  },
);

/** Whether it is a definition, as far as it is no step. */
export const isDefinition = (json: unknown): json is BotDefinition => definition(json);

export const isStep = (json: unknown): json is BotStep => step(json);
