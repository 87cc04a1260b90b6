// When a queue is open, in the visitor's words and on the clock of the site.

import type { SiteSettings } from "../../protocol/src/index.ts";
import { language, text, write } from "../texts.ts";

const DAY_MS = 86_400_000;
// Finnish says on which day otherwise than it names the day, so both are written as one.
const WEEKDAY_AND_CLOCK = { weekday: "long", hour: "numeric", minute: "2-digit" } as const;

/** The site's time zone; where the browser does not know it, the visitor's own. */
export function zoneOf({ time_zone: timeZone }: SiteSettings): string | undefined {
  try {
    write(0, { timeZone });
    return timeZone;
  } catch {
    return undefined;
  }
}

/** " (Helsinki time)", unless the visitor's clock shows the same. */
export function zoneNote(at: string | number, zone: string | undefined): string {
  const [site, visitor] = [zone, undefined].map((timeZone) => write(at, { ...WEEKDAY_AND_CLOCK, timeZone }));
  return site === visitor ? "" : ` (${text("hours-zone", { place: zone?.split("/").at(-1)?.replaceAll("_", " ") ?? "" })})`;
}

// Swedish writes a date as 2026-11-30, which reads as a number of days.
const dayNumber = (at: string | number, timeZone: string | undefined): number =>
  Date.parse(new Intl.DateTimeFormat("sv", { timeZone }).format(new Date(at))) / DAY_MS;

/** "today at 9:00", "tomorrow at 9:00", "Monday at 9:00", and from a week on "7 December at 9:00". */
export function openingTime(at: string, timeZone: string | undefined): string {
  const days = Math.max(dayNumber(at, timeZone) - dayNumber(Date.now(), timeZone), 0);
  const day = (): string => {
    if (days < 2) return new Intl.RelativeTimeFormat(language(), { numeric: "auto" }).format(days, "day");
    if (days < 7) return write(at, { ...WEEKDAY_AND_CLOCK, timeZone }).replace(/\s*\d.*/, "");
    return write(at, { day: "numeric", month: "long", timeZone });
  };
  return text("opening-time", { day: day(), time: write(at, { timeStyle: "short", timeZone }) }) + zoneNote(at, timeZone);
}

/** 9:00–16:30, and what lasts from midnight to midnight in words. The end of a day is 24:00 where hours are not counted to twelve. */
export function interval(opens: string, closes: string): string {
  if (opens + closes === "00:0024:00") return text("hours-all-day");
  const end = clockOfDay(closes);
  return `${clockOfDay(opens)}–${closes === "24:00" ? end.replace(/^00?\b/, "24") : end}`;
}

const clockOfDay = (time: string): string => write(`1970-01-01T${time}Z`, { timeStyle: "short", timeZone: "UTC" });

/** 1 is Monday. */
export const weekday = (day: number): string => write(Date.UTC(2024, 0, day), { weekday: "long", timeZone: "UTC" });

/** Whether it is that day where the site is. */
export const isToday = (day: number, timeZone: string | undefined): boolean =>
  weekday(day) === write(Date.now(), { weekday: "long", timeZone });
