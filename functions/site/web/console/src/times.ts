// Times as the agent's language writes them. Each function takes the time it is now, so that nothing here reads a clock.

const minute_ms = 60_000;
const hour_ms = 60 * minute_ms;
const day_ms = 24 * hour_ms;

const formats = new Map<string, Intl.DateTimeFormat>();

// Making a format costs more than using it a thousand times.
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let found = formats.get(key);
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(language, options)));
  return found;
}

/** "14.05" */
export function clock(at: string, language: string): string {
  return format(language, { timeStyle: "short" }).format(new Date(at));
}

/** "20.11.2026" */
export function date(at: string, language: string): string {
  return format(language, { dateStyle: "medium" }).format(new Date(at));
}

/** "20.11.2026 klo 14.05" */
export function moment(at: string, language: string): string {
  return format(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(at));
}

/** "Today", "Yesterday", "Friday 20 November". */
export function day(at: string, language: string, now: number): string {
  const days = Math.round((startOfDay(new Date(at)) - startOfDay(new Date(now))) / day_ms);
  if (days === 0 || days === -1) return new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = sameYear ? {} : ({ year: "numeric" } as const);
  return format(language, { weekday: "long", day: "numeric", month: "long", ...year }).format(new Date(at));
}

/** Whether two times fall on one day of the agent's calendar. */
export function sameDay(a: string, b: string): boolean {
  return startOfDay(new Date(a)) === startOfDay(new Date(b));
}

/** How long ago, as short as a row needs: `null` below a minute, "5 min", "3 h", then the day. */
export function since(at: string, language: string, now: number): string | null {
  const passed = now - new Date(at).getTime();
  if (passed < minute_ms) return null;
  if (passed < hour_ms) return amount(Math.floor(passed / minute_ms), "minute", language);
  if (passed < day_ms) return amount(Math.floor(passed / hour_ms), "hour", language);
  if (passed < 6 * day_ms) return format(language, { weekday: "short" }).format(new Date(at));
  return format(language, { day: "numeric", month: "numeric" }).format(new Date(at));
}

/** For how long something lasts, in one unit: `null` below a minute, then "5 min", "3 h", "2 days". */
export function lasting(from: string, language: string, now: number): string | null {
  const passed = now - new Date(from).getTime();
  if (passed < minute_ms) return null;
  if (passed < hour_ms) return amount(Math.floor(passed / minute_ms), "minute", language);
  if (passed < day_ms) return amount(Math.floor(passed / hour_ms), "hour", language);
  return amount(Math.floor(passed / day_ms), "day", language);
}

function amount(count: number, unit: "minute" | "hour" | "day", language: string): string {
  // British English would say "10 mins" where a row has room for "10 min".
  const tag = language.startsWith("en") ? "en-US" : language;
  return new Intl.NumberFormat(tag, { style: "unit", unit, unitDisplay: "short" }).format(count);
}

function startOfDay(moment: Date): number {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}
