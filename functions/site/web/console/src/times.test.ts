import { expect, test } from "vitest";
import { clock, day, moment, sameDay, since } from "./times.ts";

const now = new Date(2026, 10, 20, 14, 5).getTime();
const minutesAgo = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
const plain = (words: string | null) => words?.replaceAll(/[\u00a0\u202f]/g, " ");

test.each([
  ["fi", "5 min", "3 t"],
  ["en", "5 min", "3 hr"],
  ["en-GB", "5 min", "3 hr"],
  ["uk", "5 хв", "3 год"],
  ["hu", "5 p", "3 ó"],
  ["it", "5 min", "3 h"],
])("%s says how long ago in its own short way", (language, minutes, hours) => {
  expect(plain(since(minutesAgo(5), language, now))).toBe(minutes);
  expect(plain(since(minutesAgo(185), language, now))).toBe(hours);
});

test("below a minute there is no number to read", () => {
  expect(since(minutesAgo(0.9), "fi", now)).toBeNull();
});

test("a time that lies ahead, because clocks differ, is now", () => {
  expect(since(minutesAgo(-2), "fi", now)).toBeNull();
});

test.each([
  ["fi", "tänään", "eilen", "keskiviikko"],
  ["en", "today", "yesterday", "Wednesday"],
  ["uk", "сьогодні", "учора", "середа"],
  ["hu", "ma", "tegnap", "szerda"],
  ["it", "oggi", "ieri", "mercoledì"],
])("%s names the days", (language, today, yesterday, weekday) => {
  expect(day(minutesAgo(1), language, now)).toBe(today);
  expect(day(minutesAgo(24 * 60), language, now)).toBe(yesterday);
  expect(day(minutesAgo(2 * 24 * 60), language, now)).toContain(weekday);
});

test("only a day of another year says which", () => {
  expect(day(new Date(2025, 10, 20).toISOString(), "en", now)).toContain("2025");
  expect(day(new Date(2026, 0, 2).toISOString(), "en", now)).not.toContain("2026");
});

test("a day ends at midnight, not after 24 hours", () => {
  const evening = new Date(2026, 10, 19, 23, 59).toISOString();
  const morning = new Date(2026, 10, 20, 0, 1).toISOString();
  expect(sameDay(evening, morning)).toBe(false);
});

test.each(["fi", "en", "en-GB", "uk", "hu", "it"])("%s writes a time alike with and without its date", (language) => {
  const morning = new Date(2026, 10, 20, 2, 51).toISOString();
  expect(moment(morning, language)).toMatch(new RegExp(`(^|\\s)${clock(morning, language)}$`));
});
