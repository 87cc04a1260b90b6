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

// Finnish says on which day otherwise than it names the day, so both are written as one.
const WEEKDAY_AND_CLOCK = { weekday: "long", hour: "numeric", minute: "2-digit" } as const;

// `undefined` stands for the visitor's own time zone.
let zone: string | undefined;

/** What opens and closes is written on the clock of this zone from now on, if the browser knows it. */
export function setZone(name: string): void {
  zone = name;
  try {
    write(0, { timeZone: zone });
  } catch {
    zone = undefined;
  }
}

/** " (Helsinki time)", unless the visitor's clock shows the same. */
export function zoneNote(at: string | number): string {
  const [site, visitor] = [zone, undefined].map((timeZone) => write(at, { ...WEEKDAY_AND_CLOCK, timeZone }));
  return site === visitor ? "" : ` (${text("hours-zone", { place: zone?.split("/").at(-1)?.replaceAll("_", " ") ?? "" })})`;
}

/** Monday 9:00, and only the time today. */
export function openingTime(at: string): string {
  const [day, today] = [at, Date.now()].map((time) => write(time, { dateStyle: "long", timeZone: zone }));
  const clock = write(at, { timeStyle: "short", timeZone: zone });
  // Hungarian writes the time of a day otherwise than a time alone.
  return (day === today ? clock : write(at, { ...WEEKDAY_AND_CLOCK, timeZone: zone }).replace(/\d.*/, clock)) + zoneNote(at);
}

/** 9:00 of "09:00" */
export const clockOfDay = (time: string): string => write(`1970-01-01T${time}Z`, { timeStyle: "short", timeZone: "UTC" });

/** 1 is Monday. */
export const weekday = (day: number): string => write(Date.UTC(2024, 0, day), { weekday: "long", timeZone: "UTC" });

/** Whether it is that day where the site is. */
export const isToday = (day: number): boolean => weekday(day) === write(Date.now(), { weekday: "long", timeZone: zone });

/** "today", or the date. */
export function dayOf(at: string, now: number): string {
  const [day, today] = [at, now].map((time) => write(time, { dateStyle: "long" }));
  return day === today ? new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(0, "day") : (day as string);
}

function write(at: string | number, options: Intl.DateTimeFormatOptions): string {
  // The browser knows better whether English is written 4:30 pm or 16:30.
  const locale = navigator.languages.find((tag) => languageOf(tag) === language()) ?? language();
  return new Intl.DateTimeFormat(locale, options).format(new Date(at));
}

/** Why something failed, as a sentence. */
export function reasonOf(code: Problem["code"] | undefined): string {
  const reasons: { [Code in Problem["code"]]?: string } = {
    unreachable: text("error-unreachable"),
    "too-many": text("error-too-many"),
    "too-large": text("field-too-long"),
    invalid: text("error-refused"),
    malformed: text("error-refused"),
    origin: text("error-origin"),
  };
  return (code && reasons[code]) ?? text("error-trouble");
}
