import { expect, test } from "vitest";
import { mailLink, phoneLink } from "../src/index.ts";

test.each([
  ["priya.raman@example.com", "mailto:priya.raman@example.com"],
  ["a+b@example.com", "mailto:a%2Bb@example.com"],
  ["a?subject=x&bcc=all@example.com", "mailto:a%3Fsubject%3Dx%26bcc%3Dall@example.com"],
  ["päivi@example.com", "mailto:p%C3%A4ivi@example.com"],
])("%s is written to by %s", (address, link) => {
  expect(mailLink(address)).toBe(link);
});

test.each([
  ["+358 40 123-4567", "tel:+358401234567"],
  ["040 1;phone-context=x", "tel:0401"],
])("%s is called by %s", (number, link) => {
  expect(phoneLink(number)).toBe(link);
});
