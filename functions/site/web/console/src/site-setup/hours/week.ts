// The hours of a week as somebody edits them: a flat list, as the server has it, of which a day may have several.

import type { FieldError, OpenHours, WireException, WireInterval } from "../../../../protocol/src/index.ts";

export const days = [1, 2, 3, 4, 5, 6, 7] as const;

/** Hours in a week, and in the days of one exception. */
export const most_intervals = 35;
export const most_exceptions = 50;

const end_of_day = 24 * 60;

/** "09:30" in minutes; `null` for what is no time from 00:00 to 24:00. */
export function minutesOf(time: string): number | null {
  const parts = /^(\d\d):(\d\d)$/.exec(time);
  if (!parts) return null;
  const [hours, minutes] = [Number(parts[1]), Number(parts[2])];
  const all = hours * 60 + minutes;
  return minutes < 60 && all <= end_of_day ? all : null;
}

export function timeOf(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

/** "9", "930", "9.30" and "9:30" as "09:30"; what is no time stays as it was typed. */
export function tidyTime(typed: string): string {
  const text = typed.trim();
  const parts = /^(\d{1,2})(?:[:.,\s]?(\d{2}))?$/.exec(text) ?? /^(\d)(\d\d)$/.exec(text);
  if (!parts) return text;
  const time = `${(parts[1] ?? "").padStart(2, "0")}:${parts[2] ?? "00"}`;
  return minutesOf(time) === null ? text : time;
}

/** Whether an interval ends on the day after. */
export function isOvernight({ opens, closes }: WireInterval): boolean {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  return from !== null && to !== null && to < from;
}

/** Whether an interval is one: it begins before the end of the day, and has a length. */
export function isInterval({ opens, closes }: WireInterval): boolean {
  const [from, to] = [minutesOf(opens), minutesOf(closes)];
  return from !== null && to !== null && from !== end_of_day && from !== to;
}

/** The hours of a day, each with its place in the whole list. */
export function ofDay(hours: readonly OpenHours[], day: number): { hours: OpenHours; index: number }[] {
  return hours.map((one, index) => ({ hours: one, index })).filter((one) => one.hours.day === day);
}

/** An interval to begin with: the usual day, or an afternoon behind what is there. */
export function nextInterval(before: readonly WireInterval[]): WireInterval {
  const last = before.at(-1);
  const from = last && !isOvernight(last) ? minutesOf(last.closes) : null;
  if (from === null || from + 120 > end_of_day) return { opens: "09:00", closes: "17:00" };
  return { opens: timeOf(from + 60), closes: timeOf(Math.min(from + 300, end_of_day)) };
}

/** With one more interval on this day. */
export function withInterval(hours: readonly OpenHours[], day: number): OpenHours[] {
  const before = ofDay(hours, day).map((one) => one.hours);
  return inOrder([...hours, { day, ...nextInterval(before) }]);
}

/** The hours of one day put on others, in place of what they had. */
export function copied(hours: readonly OpenHours[], from: number, to: readonly number[]): OpenHours[] {
  const source = ofDay(hours, from).map((one) => one.hours);
  const others = to.filter((day) => day !== from);
  const kept = hours.filter(({ day }) => !others.includes(day));
  return inOrder([...kept, ...others.flatMap((day) => source.map((one) => ({ ...one, day })))]);
}

// Days follow each other; within a day what was added stays where it was.
function inOrder(hours: readonly OpenHours[]): OpenHours[] {
  return hours
    .map((one, index) => ({ one, index }))
    .sort((a, b) => a.one.day - b.one.day || a.index - b.index)
    .map(({ one }) => one);
}

/** All times as the server takes them. */
export function tidyIntervals<T extends WireInterval>(hours: readonly T[]): T[] {
  return hours.map((one) => ({ ...one, opens: tidyTime(one.opens), closes: tidyTime(one.closes) }));
}

/** What is wrong with a list of hours; too many of them is wrong with the list itself. */
export function intervalErrors(hours: readonly WireInterval[], pointer: string): FieldError[] {
  if (hours.length > most_intervals) return [{ pointer, code: "too-long" }];
  return hours.flatMap((one, index) => (isInterval(one) ? [] : [{ pointer: `${pointer}/${index}`, code: "invalid" as const }]));
}

const day_ms = 86_400_000;
const most_days = 366;

/** Whether the days of an exception are in order and at most a year. */
export function areDays({ from, to }: Pick<WireException, "from" | "to">): boolean {
  const days = (Date.parse(to) - Date.parse(from)) / day_ms;
  return /^\d{4}-\d\d-\d\d$/.test(from) && /^\d{4}-\d\d-\d\d$/.test(to) && days >= 0 && days < most_days;
}

export function exceptionErrors(exceptions: readonly WireException[]): FieldError[] {
  return exceptions.flatMap((one, index): FieldError[] => {
    const at = `/exceptions/${index}`;
    const wrong: FieldError[] = areDays(one) ? [] : [{ pointer: at, code: one.from && one.to ? "invalid" : "required" }];
    if ([...one.note].length > 200) wrong.push({ pointer: `${at}/note`, code: "too-long" });
    return [...wrong, ...intervalErrors(one.hours, `${at}/hours`)];
  });
}
