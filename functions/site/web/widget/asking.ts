// What only those need who are asked something: loaded when it is used.

import { Field } from "./contact-form/field.ts";
import css from "./contact-form/fields.css?inline";
import type { FormOptions } from "./contact-form/form.ts";
import { Form } from "./contact-form/form.ts";
import type { PreChatOptions } from "./contact-form/pre-chat.ts";
import { questionsBeforeChat } from "./contact-form/pre-chat.ts";
import { loadRules, readAnswer } from "./contact-form/rules.ts";
import { loadWords, say } from "./contact-form/words.ts";
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

/** What the bot has from the forms. */
export interface FormKit {
  Field: typeof Field;
  readAnswer: typeof readAnswer;
  say: typeof say;
}

export async function formKit(): Promise<FormKit> {
  await Promise.all([loadWords(), loadRules()]);
  return { Field, readAnswer, say };
}
