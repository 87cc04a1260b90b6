import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

test("texts with quotes, commas and lines stay one cell, and nothing is a formula", () => {
  expect(
    csvOf([
      ["a", 'say "hi", now\nor later'],
      ["=1+1", "-2"],
    ]),
  ).toBe('"a","say ""hi"", now\nor later"\r\n"\'=1+1","\'-2"\r\n');
});
