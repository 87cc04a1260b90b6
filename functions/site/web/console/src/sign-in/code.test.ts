import { expect, test } from "vitest";
import { digitsOf, isWhole } from "./code.ts";

test("a code is whole with its sixth digit, however it was typed", () => {
  for (const typed of ["123456", "123 456", " 12-34-56 ", "Your code: 123456."]) {
    expect([typed, digitsOf(typed), isWhole(typed)]).toEqual([typed, "123456", true]);
  }
  for (const typed of ["", "12345", "1234567", "12345x", "١٢٣٤٥٦"]) expect([typed, isWhole(typed)]).toEqual([typed, false]);
});
