// What counts as an answer to a field of a form: the twin of shared/domain/src/site/form.rs.

import { bytes, chars, isBlank, lines, readAnswer } from "./bot/answer.ts";
import type { BotAskKind, FieldCode, FieldKind, FormField } from "./types.ts";

/** Characters of a text of several lines. */
const LONGEST = 10_000;
const LONGEST_NAME = 80;

// What a light-bot asks in the same way.
const ASKED: Record<Exclude<FieldKind, "long-text">, BotAskKind> = {
  text: "text",
  choice: "select",
  buttons: "select",
  checkbox: "select",
  email: "email",
  phone: "phone",
  number: "number",
  date: "date",
};

/** The answer in its one form, or the rule that it breaks. An answer that may be left out may be blank. */
export function readField({ name, kind, required, options }: FormField, text: string): { text: string } | FieldCode {
  if (isBlank(text)) return required ? "required" : { text: "" };
  if (kind === "long-text") return readLines(text);
  const values = kind === "checkbox" ? ["yes"] : options.map(({ value }) => value);
  const ask = { field: name, kind: ASKED[kind], label: {}, options: values.map((id) => ({ id, label: {} })) };
  const read = readAnswer(name === "name" ? { ...ask, max: LONGEST_NAME } : ask, text);
  return read as { text: string } | FieldCode;
}

function readLines(text: string): { text: string } | FieldCode {
  if (bytes(text) > LONGEST * 4) return "too-long";
  const read = lines(text);
  return chars(read) > LONGEST ? "too-long" : { text: read };
}

export { readAnswer };
