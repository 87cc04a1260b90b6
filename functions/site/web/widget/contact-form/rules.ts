// The rules for answers are half as big as the forms, so they come beside them.

import type { readField as Read } from "../../protocol/src/form.ts";

let rules: { readField: typeof Read } | undefined;

/** Fetches the rules. */
export async function loadRules(): Promise<void> {
  rules ??= await import("../../protocol/src/form.ts");
}

/** Reads an answer. By then a form is there, and with it the rules. */
export const readField: typeof Read = (field, text) => (rules as { readField: typeof Read }).readField(field, text);
