// The rules for answers are half as big as the forms, so they come beside them.

type Rules = typeof import("../../protocol/src/form.ts");

let rules: Rules | undefined;

/** Fetches the rules. Until then nothing can be read. */
export async function loadRules(): Promise<void> {
  rules ??= await import("../../protocol/src/form.ts");
}

/** Reads an answer to a field. */
export const readField: Rules["readField"] = (...answer) => (rules as Rules).readField(...answer);

/** Reads an answer to a bot. */
export const readAnswer: Rules["readAnswer"] = (...answer) => (rules as Rules).readAnswer(...answer);
