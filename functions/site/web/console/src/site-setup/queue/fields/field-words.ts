// Fields of a form in words: what one is called, its kind, and all that was said of it in one line.

import type { FieldKind, Language, WireField } from "../../../../../protocol/src/index.ts";
import { text } from "../../../texts.ts";
import { say } from "../../words.ts";
import type { Texts } from "./field-list.ts";
import { isOurs, kinds } from "./field-list.ts";

/** What a field is called in the site's own language; what it asks is ours, or not said yet. */
export function fieldName({ name, label }: Pick<WireField, "name" | "label">, main?: Language): string {
  const own = main ? label[main] : Object.values(label).find(Boolean);
  if (own?.trim()) return own;
  return isOurs(name) ? text(`answer-${name}`) : name || say("fields-nameless");
}

/** A kind in words; one of a later version stands as it is. */
export function kindWords(kind: FieldKind): string {
  return kinds.includes(kind) ? say(`fields-kind-${kind}`) : kind;
}

/** All that is said of each field, one in a line. */
export function fieldLines(fields: readonly WireField[]): string {
  return fields.map(fieldLine).join("\n");
}

function fieldLine(field: WireField): string {
  const options = field.options.map(({ value, label }) => allOf(label) || value).join(", ");
  const all = [
    allOf(field.label) || fieldName(field),
    kindWords(field.kind),
    field.required && say("fields-required"),
    field.hidden && say("fields-hidden"),
    allOf(field.help),
    allOf(field.placeholder),
    options,
  ];
  return all.filter(Boolean).join(" · ");
}

function allOf(texts: Texts): string {
  return Object.values(texts).filter(Boolean).join(" / ");
}
