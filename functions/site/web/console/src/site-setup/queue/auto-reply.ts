// An automatic reply as it is edited: after how long, and what is wrong with its texts. Pure.

import type { FieldError, Language, WireAutoReply } from "../../../../protocol/src/index.ts";
import { written } from "./fields/field-list.ts";

const choices_s: readonly number[] = [30, 45, 60, 90, 120, 180, 300, 600];
const most_chars = 1000;

/** What one can choose from, with what was chosen elsewhere among it. */
export function choicesWith(after_s: number): number[] {
  return [...new Set([...choices_s, after_s])].sort((a, b) => a - b);
}

/** So many seconds as one says it. */
export function after(seconds: number): { unit: "seconds" | "minutes"; count: number } {
  return seconds % 60 === 0 ? { unit: "minutes", count: seconds / 60 } : { unit: "seconds", count: seconds };
}

/** In order, as the server keeps it. */
export function tidied({ after_s, texts }: WireAutoReply): WireAutoReply {
  return { after_s, texts: written(texts) };
}

/** What can be told without asking the server. */
export function autoReplyErrors({ texts }: WireAutoReply, main: Language): FieldError[] {
  const missing: FieldError[] = texts[main] ? [] : [{ pointer: `/auto_reply/texts/${main}`, code: "required" }];
  const long = Object.entries(texts).filter(([, text]) => [...text].length > most_chars);
  return [...missing, ...long.map(([language]) => ({ pointer: `/auto_reply/texts/${language}`, code: "too-long" as const }))];
}
