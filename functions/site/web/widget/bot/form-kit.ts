// What the bot has from the forms. It is given them: a part of its own that took them itself would have them twice.

import type { Field } from "../contact-form/field.ts";
import type { readAnswer } from "../contact-form/rules.ts";
import type { say } from "../contact-form/words.ts";

/** How forms draw and read what they ask, and their words. */
export interface FormKit {
  Field: typeof Field;
  readAnswer: typeof readAnswer;
  say: typeof say;
}
