// The fields of a form as they are edited: their names, what is missing in a language, what is wrong. Pure.

import type { FieldError, FieldKind, Language, WireField, WireOption } from "../../../../../protocol/src/index.ts";
import { shortName } from "../../form/short-name.ts";

export type Texts = Partial<Record<Language, string>>;

export const kinds = [
  "text",
  "long-text",
  "choice",
  "buttons",
  "checkbox",
  "email",
  "phone",
  "number",
  "date",
] as const satisfies FieldKind[];

/** The fields that we know: what is answered to them is the message, or goes into the contact. */
export const ours = { message: "long-text", name: "text", email: "email", phone: "phone" } as const satisfies Record<string, FieldKind>;
export type Ours = keyof typeof ours;

export const most_fields = 30;
export const most_options = 100;
const most_name_chars = 40;
const most_value_chars = 80;

export function isOurs(name: string): name is Ours {
  return Object.hasOwn(ours, name);
}

export function emptyField(kind: FieldKind, name = ""): WireField {
  const required = name === "message";
  return { name, kind, label: {}, help: {}, placeholder: {}, required, hidden: false, options: hasOptions(kind) ? [emptyOption()] : [] };
}

export function emptyOption(): WireOption {
  return { value: "", label: {} };
}

/** What a form asks of which nobody has said what it asks. */
export const standard: readonly WireField[] = (["message", "name", "email"] as const).map((name) => emptyField(ours[name], name));

export function hasOptions(kind: FieldKind): boolean {
  return kind === "choice" || kind === "buttons";
}

export function hasPlaceholder(kind: FieldKind): boolean {
  return kind === "text" || kind === "long-text" || kind === "email" || kind === "phone" || kind === "number";
}

/** One of a list in another place. */
export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = list.filter((_, at) => at !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** With a second one of the same behind it. Its name is made from its label when it is saved. */
export function duplicated(fields: readonly WireField[], index: number): WireField[] {
  const copy = fields.slice(index, index + 1).map((field) => ({ ...field, name: "" }));
  return [...fields.slice(0, index + 1), ...copy, ...fields.slice(index + 1)];
}

/** A name for the answers to a field of this label, that no other field has. */
export function nameFor(label: string, taken: readonly string[]): string {
  const plain =
    shortName(label)
      .replaceAll("-", "_")
      .replace(/^[^a-z]+/, "") || "field";
  const numbered = (number: number) => (number === 1 ? plain : `${plain.slice(0, most_name_chars - 4)}_${number}`);
  const free = (name: string) => !taken.includes(name) && name !== "topic" && !isOurs(name);
  for (let number = 1; ; number += 1) if (free(numbered(number))) return numbered(number);
}

/** What is sent for an option of this label, if nobody says another value: one that no other option has. */
export function valueFor(label: string, taken: readonly string[]): string {
  const plain = shortName(label) || [...label.trim()].slice(0, most_value_chars - 4).join("");
  const numbered = (number: number) => (number === 1 ? plain : `${plain}-${number}`);
  for (let number = 1; ; number += 1) if (plain === "" || !taken.includes(numbered(number))) return numbered(number);
}

/** In order, as the server keeps it: every field with a label has a name, every option a value, and nothing is there that its kind has no use for. */
export function tidied(fields: readonly WireField[], main: Language): WireField[] {
  const names = named(fields, main).map(({ name }) => name);
  return fields.map((field, index) => ({
    ...field,
    // Without a label it cannot be saved, and gets its name from the label that is still to come.
    name: field.label[main]?.trim() ? (names[index] ?? "") : field.name,
    label: written(field.label),
    help: written(field.help),
    placeholder: hasPlaceholder(field.kind) ? written(field.placeholder) : {},
    required: field.required && !field.hidden,
    options: hasOptions(field.kind) ? valued(field.options, main) : [],
  }));
}

/** Each with the name that it has, or will have when it is saved. */
export function named(fields: readonly WireField[], main: Language): WireField[] {
  const taken = fields.map(({ name }) => name);
  return fields.map((field) => {
    if (field.name !== "") return field;
    const name = nameFor(field.label[main] ?? "", taken);
    taken.push(name);
    return { ...field, name };
  });
}

/** Each with the value that it has, or will have when it is saved; those that were left empty are left out. */
function valued(options: readonly WireOption[], main: Language): WireOption[] {
  const tidy = options.map(({ value, label }) => ({ value: value.trim(), label: written(label) }));
  const some = tidy.filter(({ value, label }) => value !== "" || Object.keys(label).length > 0);
  // The last one stays, to be told that it is empty.
  const used = some.length === 0 ? tidy.slice(0, 1) : some;
  const taken = used.map(({ value }) => value);
  return used.map((option) => {
    if (option.value !== "") return option;
    const value = valueFor(option.label[main] ?? "", taken);
    taken.push(value);
    return { ...option, value };
  });
}

/** Without the texts that are empty. */
export function written(texts: Texts): Texts {
  const all = Object.entries(texts).map(([language, text]) => [language, text.trim()]);
  return Object.fromEntries(all.filter(([, text]) => text !== ""));
}

/** How many texts of a field have no words in this language, though they have in the site's own. */
export function missingIn(field: WireField, language: Language, main: Language): number {
  const placeholder = hasPlaceholder(field.kind) ? [field.placeholder] : [];
  const options = hasOptions(field.kind) ? field.options.map(({ label }) => label) : [];
  const isWritten = (texts: Texts, one: Language) => (texts[one] ?? "").trim() !== "";
  return [field.label, field.help, ...placeholder, ...options].filter((texts) => isWritten(texts, main) && !isWritten(texts, language))
    .length;
}

/** What can be told without asking the server. `at` is where the list stands. */
export function fieldErrors(at: string, fields: readonly WireField[], main: Language): FieldError[] {
  return fields.flatMap((field, index) => {
    const pointer = `${at}/${index}`;
    const nameless = !field.label[main] && !isOurs(field.name);
    const label: FieldError[] = nameless ? [{ pointer: `${pointer}/label/${main}`, code: "required" }] : [];
    if (!hasOptions(field.kind)) return label;
    if (field.options.length === 0) return [...label, { pointer: `${pointer}/options`, code: "required" }];
    return [
      ...label,
      ...field.options.flatMap((option, place) => optionErrors(`${pointer}/options/${place}`, option, field.options.slice(0, place), main)),
    ];
  });
}

function optionErrors(pointer: string, { value, label }: WireOption, before: readonly WireOption[], main: Language): FieldError[] {
  const errors: FieldError[] = label[main] ? [] : [{ pointer: `${pointer}/label/${main}`, code: "required" }];
  if (value !== "" && before.some((other) => other.value === value)) errors.push({ pointer: `${pointer}/value`, code: "taken" });
  if ([...value].length > most_value_chars) errors.push({ pointer: `${pointer}/value`, code: "too-long" });
  return errors;
}
