import { expect, test } from "vitest";
import type { WireException } from "../../../../protocol/src/index.ts";
import { areDays, copied, exceptionErrors, intervalErrors, isInterval, isOvernight, tidyTime, withInterval } from "./week.ts";

test.each([
  ["9", "09:00"],
  ["09", "09:00"],
  ["930", "09:30"],
  ["0930", "09:30"],
  ["9.30", "09:30"],
  ["9:30", "09:30"],
  ["24", "24:00"],
  ["2400", "24:00"],
  ["0", "00:00"],
  [" 17:00 ", "17:00"],
])("%j is the time %s", (typed, time) => {
  expect(tidyTime(typed)).toBe(time);
});

test.each(["", "25", "24:01", "9:60", "noon", "9:5", "-1", "12:00:00"])("%j is no time and stays", (typed) => {
  expect(tidyTime(typed)).toBe(typed);
  expect(isInterval({ opens: typed, closes: "17:00" })).toBe(false);
});

test.each([
  ["09:00", "17:00", true, false],
  ["00:00", "24:00", true, false],
  ["22:00", "02:00", true, true],
  ["12:00", "00:00", true, true],
  ["09:00", "09:00", false, false],
  ["24:00", "09:00", false, true],
])("%s to %s", (opens, closes, valid, overnight) => {
  expect([isInterval({ opens, closes }), isOvernight({ opens, closes })]).toEqual([valid, overnight]);
});

test("a day gets its first hours, then an afternoon behind them", () => {
  const once = withInterval([{ day: 2, opens: "10:00", closes: "12:00" }], 1);
  expect(once).toEqual([
    { day: 1, opens: "09:00", closes: "17:00" },
    { day: 2, opens: "10:00", closes: "12:00" },
  ]);
  expect(withInterval(once, 2)[2]).toEqual({ day: 2, opens: "13:00", closes: "17:00" });
  expect(withInterval([{ day: 3, opens: "08:00", closes: "21:00" }], 3)[1]).toEqual({ day: 3, opens: "22:00", closes: "24:00" });
});

test("a day is copied onto others, in place of what they had", () => {
  const hours = [
    { day: 1, opens: "09:00", closes: "12:00" },
    { day: 1, opens: "13:00", closes: "16:30" },
    { day: 3, opens: "22:00", closes: "02:00" },
    { day: 6, opens: "10:00", closes: "14:00" },
  ];
  const next = copied(hours, 1, [1, 2, 3]);
  expect(next.map(({ day, opens }) => `${day} ${opens}`)).toEqual([
    "1 09:00",
    "1 13:00",
    "2 09:00",
    "2 13:00",
    "3 09:00",
    "3 13:00",
    "6 10:00",
  ]);
  expect(copied(hours, 7, [6]).some(({ day }) => day === 6)).toBe(false);
});

test("what is wrong is named by its place in the list", () => {
  const hours = [
    { opens: "09:00", closes: "17:00" },
    { opens: "9am", closes: "17:00" },
  ];
  expect(intervalErrors(hours, "/hours")).toEqual([{ pointer: "/hours/1", code: "invalid" }]);
});

test("a day with many hours cannot be copied onto so many days that the list is too long", () => {
  const monday = Array.from({ length: 6 }, (_, at) => ({ day: 1, opens: `0${at}:00`, closes: `0${at}:30` }));
  expect(intervalErrors(copied(monday, 1, [2, 3, 4, 5]), "/hours")).toEqual([]);
  expect(intervalErrors(copied(monday, 1, [1, 2, 3, 4, 5, 6, 7]), "/hours")).toEqual([{ pointer: "/hours", code: "too-long" }]);
});

const closed: WireException = { from: "2026-12-24", to: "2026-12-26", every_year: true, hours: [], note: "" };

test.each([
  ["2026-12-24", "2026-12-24", true],
  ["2026-12-24", "2027-01-06", true],
  ["2026-01-01", "2026-12-31", true],
  ["2026-12-26", "2026-12-24", false],
  ["2026-01-01", "2027-01-02", false],
  ["", "2026-01-01", false],
  ["2026-02-30x", "2026-03-01", false],
])("days from %j to %j: %s", (from, to, valid) => {
  expect(areDays({ from, to })).toBe(valid);
  expect(exceptionErrors([{ ...closed, from, to }])).toHaveLength(valid ? 0 : 1);
});

test("the hours and the note of an exception are looked at too", () => {
  const wrong = { ...closed, hours: [{ opens: "09:00", closes: "?" }], note: "x".repeat(201) };
  expect(exceptionErrors([closed, wrong]).map(({ pointer }) => pointer)).toEqual(["/exceptions/1/note", "/exceptions/1/hours/0"]);
});
