// Name, e-mail and telephone, put right in place. Only what was typed is sent, and what others change meanwhile shows beside it.

import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { EditContact, WireContact } from "../../../protocol/src/index.ts";
import { Refused, useLate } from "../parts/state.tsx";
import { fieldProblem } from "../problems.ts";
import { text } from "../texts.ts";
import type { ContactDraft, Field } from "./contact-draft.ts";
import { editOf, fields, isTyped, meanwhile, shown } from "./contact-draft.ts";

interface FormProps {
  contact: WireContact;
  save: (edit: EditContact) => Promise<void>;
  /** It was saved, or given up. */
  onClose: (saved: boolean) => void;
}

export function ContactForm({ contact, save, onClose }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const draft = useSignal<ContactDraft>({});
  const { busy, error, submit } = useSubmit(form, () => editOf(draft.value, contact), save, onClose);
  useLayoutEffect(() => form.current?.querySelector("input")?.select(), []);
  const late = useLate(busy.value);
  const told = fields.some((field) => fieldProblem(error.value, `/${field}`) !== null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    // Not the drawer, only the form.
    event.stopPropagation();
    onClose(false);
  };
  return (
    <form class="contact-form" ref={form} noValidate aria-label={text("card-edit-form")} onSubmit={submit} onKeyDown={onKeyDown}>
      {fields.map((field) => (
        <ContactField key={field} field={field} contact={contact} draft={draft} error={error.value} />
      ))}
      {error.value !== null && !told && <Refused error={error.value} />}
      <div class="contact-form-actions">
        <button type="button" class="button button-small" onClick={() => onClose(false)}>
          {text("cancel")}
        </button>
        <button type="submit" class="button button-small button-main" aria-disabled={busy.value}>
          {text(late ? "card-edit-saving" : "save")}
        </button>
      </div>
    </form>
  );
}

const types: Record<Field, string> = { name: "text", email: "email", phone: "tel" };

interface FieldProps {
  field: Field;
  contact: WireContact;
  draft: Signal<ContactDraft>;
  error: unknown;
}

function ContactField({ field, contact, draft, error }: FieldProps) {
  const id = useId();
  const problem = fieldProblem(error, `/${field}`);
  const other = meanwhile(draft.value, contact, field);
  const write = (words: string) => {
    draft.value = { ...draft.value, [field]: { from: draft.value[field]?.from ?? contact[field] ?? "", words } };
  };
  return (
    <div class="field">
      <label for={id}>{text(`card-${field}`)}</label>
      <input
        class="input"
        id={id}
        type={types[field]}
        autocomplete="off"
        aria-describedby={`${id}-problem ${id}-meanwhile`}
        aria-invalid={problem !== null}
        value={shown(draft.value, contact, field)}
        onInput={(event) => write(event.currentTarget.value)}
      />
      <p class="field-error small" id={`${id}-problem`}>
        {problem}
      </p>
      <p class="field-hint" id={`${id}-meanwhile`}>
        {other !== null && text("card-edit-meanwhile", { value: other || text("not-given") })}
      </p>
    </div>
  );
}

function useSubmit(
  form: { current: HTMLFormElement | null },
  edit: () => EditContact,
  save: FormProps["save"],
  onClose: FormProps["onClose"],
) {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus(), [error.value]);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy.value) return;
    const typed = edit();
    if (!isTyped(typed)) return onClose(false);
    busy.value = true;
    error.value = null;
    try {
      await save(typed);
      onClose(true);
    } catch (problem) {
      error.value = problem;
      busy.value = false;
    }
  };
  return { busy, error, submit };
}
