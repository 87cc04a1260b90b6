// What only those need who are asked something: loaded when it is used.

import type { BotOptions } from "./bot/bot.ts";
import { Field } from "./contact-form/field.ts";
import css from "./contact-form/fields.css?inline";
import type { FormOptions } from "./contact-form/form.ts";
import { Form } from "./contact-form/form.ts";
import type { PreChatOptions } from "./contact-form/pre-chat.ts";
import { questionsBeforeChat } from "./contact-form/pre-chat.ts";
import { loadRules, readAnswer } from "./contact-form/rules.ts";
import { loadWords, say } from "./contact-form/words.ts";
import { onceLoaded } from "./later.ts";
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

const loadBot = onceLoaded(() => import("./bot/bot.ts"));

/** The bot of a closed queue; nothing, if it did not load. */
export async function bot(options: Omit<BotOptions, "kit">): Promise<View | undefined> {
  const [part] = await Promise.all([loadBot(), loadWords(), loadRules()]);
  return part && new part.Bot({ ...options, kit: { Field, readAnswer, say } });
}
