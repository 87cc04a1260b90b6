// The widget's words, and how it writes times.

import type { Language } from "../fluent/text.ts";
import { createTexts, languageOf } from "../fluent/text.ts";
import type { Problem } from "../protocol/src/index.ts";
import type { Args } from "./locales/keys.ts";

const texts = createTexts<Args>({
  fi: () => import("./locales/fi.ftl"),
  en: () => import("./locales/en.ftl"),
  uk: () => import("./locales/uk.ftl"),
  hu: () => import("./locales/hu.ftl"),
  it: () => import("./locales/it.ftl"),
});

export const { load, text, language } = texts;
export { chooseLanguage } from "../fluent/text.ts";
export type { Language };

/** 10:42 */
export const clock = (at: string | number): string => write(at, { timeStyle: "short" });

/** "today", or the date. */
export function dayOf(at: string, now: number): string {
  const [day, today] = [at, now].map((time) => write(time, { dateStyle: "long" }));
  return day === today ? new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(0, "day") : (day as string);
}

/** A moment as the language writes it. */
export function write(at: string | number, options: Intl.DateTimeFormatOptions): string {
  // The browser knows better whether English is written 4:30 pm or 16:30.
  const locale = navigator.languages.find((tag) => languageOf(tag) === language()) ?? language();
  return new Intl.DateTimeFormat(locale, options).format(new Date(at));
}

/** Why something failed, as a sentence. */
export function reasonOf(code: Problem["code"] | undefined): string {
  const reasons: { [Code in Problem["code"]]?: string } = {
    unreachable: text("error-unreachable"),
    "too-many": text("error-too-many"),
    "too-large": text("error-too-long"),
    invalid: text("error-refused"),
    malformed: text("error-refused"),
    origin: text("error-origin"),
  };
  return (code && reasons[code]) ?? text("error-trouble");
}
