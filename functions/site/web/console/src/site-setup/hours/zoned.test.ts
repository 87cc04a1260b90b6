import { expect, test } from "vitest";
import { instantOf, localOf, tomorrowAtNine } from "./zoned.ts";

test.each([
  ["Europe/Helsinki", "2026-11-30T16:30", "2026-11-30T14:30:00Z"],
  ["Europe/Helsinki", "2026-07-01T09:00", "2026-07-01T06:00:00Z"],
  ["Europe/Rome", "2026-10-25T09:00", "2026-10-25T08:00:00Z"],
  ["Europe/Kyiv", "2027-03-28T02:30", "2027-03-28T00:30:00Z"],
  ["America/New_York", "2026-12-31T23:30", "2027-01-01T04:30:00Z"],
  ["UTC", "2026-11-30T00:00", "2026-11-30T00:00:00Z"],
])("in %s %s is %s", (zone, local, instant) => {
  expect(instantOf(zone, local)).toBe(instant);
  expect(localOf(zone, Date.parse(instant))).toBe(local);
});

test("what is no moment is none", () => {
  expect(instantOf("Europe/Rome", "")).toBeNull();
  expect(instantOf("Europe/Rome", "tomorrow")).toBeNull();
});

test("tomorrow is counted by the site's clock", () => {
  expect(tomorrowAtNine("Europe/Helsinki", Date.parse("2026-11-30T22:30:00Z"))).toBe("2026-12-02T09:00");
  expect(tomorrowAtNine("Europe/Rome", Date.parse("2026-12-31T22:30:00Z"))).toBe("2027-01-01T09:00");
});
