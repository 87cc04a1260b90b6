// What only those need who are asked something: loaded when it is used.

import css from "./contact-form/fields.css?inline";
import type { FormOptions } from "./contact-form/form.ts";
import { Form } from "./contact-form/form.ts";
import type { PreChatOptions } from "./contact-form/pre-chat.ts";
import { questionsBeforeChat } from "./contact-form/pre-chat.ts";
import { loadRules } from "./contact-form/rules.ts";
import { loadWords } from "./contact-form/words.ts";
import { dress } from "./shell/looks.ts";
import type { View } from "./shell/shell.ts";

dress(css);

/** The contact form. */
export async function contactForm(options: FormOptions): Promise<View> {
  await Promise.all([loadWords(), loadRules()]);
  return new Form(options);
}

/** What is asked before a chat. */
export async function preChat(options: PreChatOptions): Promise<View> {
  await Promise.all([loadWords(), loadRules()]);
  return questionsBeforeChat(options);
}
