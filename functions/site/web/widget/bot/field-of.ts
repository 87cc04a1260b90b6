// What a bot asks, as a field of a form.

import type { BotAsk, BotTexts, FieldKind, FormField } from "../../protocol/src/index.ts";
import type { FormKit } from "./form-kit.ts";

const KINDS: Record<BotAsk["kind"], FieldKind> = {
  text: "text",
  email: "email",
  phone: "phone",
  number: "number",
  date: "date",
  select: "choice",
  yes_no: "buttons",
};

/** The field; `words` are those of the visitor's language. */
export function fieldOf({ field, kind, label, options = [] }: BotAsk, words: (texts: BotTexts) => string, say: FormKit["say"]): FormField {
  const yesNo = [
    { value: "yes", label: say("bot-yes") },
    { value: "no", label: say("bot-no") },
  ];
  const listed = options.map((option) => ({ value: option.id, label: words(option.label) }));
  return {
    name: field,
    kind: KINDS[kind],
    label: words(label),
    help: null,
    placeholder: null,
    required: true,
    hidden: false,
    options: kind === "yes_no" ? yesNo : listed,
  };
}
