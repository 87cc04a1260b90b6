import { expect, test } from "vitest";
import { contrast, parseColour } from "../../../../widget/shell/theme.ts";
import { readColour, shownColour } from "./colour.ts";

test.each([
  ["#2457d6", "#2457D6"],
  ["2457D6", "#2457D6"],
  [" #fa0 ", "#FFAA00"],
  ["blue", null],
  ["#12345", null],
  ["#1234567", null],
  ["", null],
])("%j is read as %s", (typed, expected) => {
  expect(readColour(typed)).toBe(expected);
});

test("a colour that stands out stays as it is", () => {
  expect(shownColour("#2457D6", "light")).toMatchObject({ surface: "#2457D6", ink: "#FFFFFF", moved: false });
});

test.each(["#FFEE00", "#FFFFFF", "#777777", "#000000", "#00FF00"])(
  "%s is moved where it does not stand out, and its words can be read",
  (colour) => {
    for (const scheme of ["light", "dark"] as const) {
      const { surface, ink, contrast: own, moved } = shownColour(colour, scheme);
      expect(moved).toBe(own < 3);
      expect(contrast(parseColour(surface), parseColour(ink))).toBeGreaterThanOrEqual(4.5);
    }
  },
);
