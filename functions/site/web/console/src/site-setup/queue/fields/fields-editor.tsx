// The fields of a form in their order, each to be opened, moved, doubled and taken away.

import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { FieldError, Language, WireField } from "../../../../../protocol/src/index.ts";
import { say } from "../../words.ts";
import { AddField } from "./add-field.tsx";
import { FieldCard } from "./field-card.tsx";
import type { Ours } from "./field-list.ts";
import { duplicated, most_fields, moved } from "./field-list.ts";
import { fieldName } from "./field-words.ts";

interface EditorProps {
  fields: readonly WireField[];
  onChange: (fields: WireField[]) => void;
  errors: readonly FieldError[];
  /** Where the list stands in what is saved. */
  pointer: "/form_fields" | "/pre_chat";
  /** What this list is. */
  label: string;
  main: Language;
  /** The other languages of the site. */
  others: readonly Language[];
  /** The fields that we know and that this form can have. */
  offered: readonly Ours[];
}

export function FieldsEditor({ fields, onChange, errors, pointer, label, main, others, offered }: EditorProps) {
  const root = useRef<HTMLDivElement>(null);
  const open = useSignal<number | null>(null);
  const told = useSignal("");
  const focus = (selector: string) => requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(selector)?.focus());
  const nameOf = (index: number) => {
    const field = fields[index];
    return field ? fieldName(field, main) : "";
  };
  const wrong = fields.findIndex((_, index) => errors.some((error) => error.pointer.startsWith(`${pointer}/${index}/`)));
  useEffect(() => {
    if (wrong >= 0) open.value = wrong;
  }, [errors]);
  const insert = (index: number, next: WireField[]) => {
    onChange(next);
    open.value = index;
    focus(`[data-field="${index}"] input`);
  };
  const move = (from: number, to: number, by: string) => {
    if (to < 0 || to >= fields.length) return;
    onChange(moved(fields, from, to));
    if (open.value === from) open.value = to;
    else if (open.value === to) open.value = from;
    told.value = say("queues-moved", { name: nameOf(from), place: String(to + 1) });
    focus(`[data-field="${to}"] ${by}`);
  };
  const remove = (index: number) => {
    told.value = say("fields-removed", { name: nameOf(index) });
    onChange(fields.filter((_, at) => at !== index));
    open.value = null;
    focus(fields.length > 1 ? `[data-field="${Math.min(index, fields.length - 2)}"] .form-field-toggle` : ".fields-add");
  };
  return (
    <div class="form-fields" ref={root}>
      <ol aria-label={label}>
        {fields.map((field, index) => (
          <FieldCard
            key={index}
            fields={fields}
            index={index}
            pointer={`${pointer}/${index}`}
            errors={errors}
            main={main}
            others={others}
            isOpen={open.value === index}
            onOpen={(opened) => (open.value = opened ? index : null)}
            onChange={(change) => onChange(fields.map((old, at) => (at === index ? { ...field, ...change } : old)))}
            onMove={(to, by) => move(index, to, by)}
            onDuplicate={() => insert(index + 1, duplicated(fields, index))}
            onRemove={() => remove(index)}
          />
        ))}
      </ol>
      {fields.length < most_fields ? (
        <AddField fields={fields} offered={offered} onAdd={(field) => insert(fields.length, [...fields, field])} />
      ) : (
        <p class="field-hint">{say("fields-full", { most: most_fields })}</p>
      )}
      <p class="visually-hidden" role="status">
        {told.value}
      </p>
    </div>
  );
}
