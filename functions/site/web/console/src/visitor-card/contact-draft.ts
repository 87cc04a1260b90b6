// What is being typed about the person, beside what is known. Pure.

import type { EditContact, WireContact } from "../../../protocol/src/index.ts";

export const fields = ["name", "email", "phone"] as const;
export type Field = (typeof fields)[number];

/** What was typed into a field, and what stood there when typing began. */
export type ContactDraft = Partial<Record<Field, { from: string; words: string }>>;

/** What stands in the field: what was typed, else what is known now. */
export function shown(draft: ContactDraft, contact: WireContact, field: Field): string {
  return draft[field]?.words ?? contact[field] ?? "";
}

/** What others have written since typing began, where that is something else than what stands in the field. */
export function meanwhile(draft: ContactDraft, contact: WireContact, field: Field): string | null {
  const now = contact[field] ?? "";
  const typed = draft[field];
  return typed && typed.from !== now && typed.words.trim() !== now ? now : null;
}

/** What to send: the fields that were changed here, and are not so already. */
export function editOf(draft: ContactDraft, contact: WireContact): EditContact {
  const changed = fields.flatMap((field) => {
    const typed = draft[field];
    const words = typed?.words.trim();
    return words === undefined || words === typed?.from || words === (contact[field] ?? "") ? [] : [[field, words] as const];
  });
  return Object.fromEntries(changed);
}

export function isTyped(edit: EditContact): boolean {
  return Object.keys(edit).length > 0;
}
