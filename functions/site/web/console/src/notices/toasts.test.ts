import { beforeEach, expect, test } from "vitest";
import { dismiss, toast, toasts } from "./toasts.ts";

const texts = () => toasts.value.map(({ text }) => text);

beforeEach(() => {
  toasts.value = [];
});

test("what was done next with a conversation takes the place of the offer to undo the last", () => {
  toast({ kind: "done", text: "joined", about: "c1" });
  toast({ kind: "done", text: "resolved", about: "c2" });
  toast({ kind: "done", text: "left", about: "c1" });
  expect(texts()).toEqual(["resolved", "left"]);
});

test("toasts do not push each other out, until there are more than a screen can bear", () => {
  for (const text of ["a", "b", "c", "d"]) toast({ kind: "done", text });
  expect(texts()).toEqual(["b", "c", "d"]);
});

test("a dismissed one is gone, the others stay", () => {
  const first = toast({ kind: "problem", text: "a" });
  toast({ kind: "problem", text: "b" });
  dismiss(first);
  expect(texts()).toEqual(["b"]);
});
