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

test("notices do not push each other out, until there are more than a screen can bear", () => {
  for (const text of ["a", "b", "c", "d", "e"]) toast({ kind: "notice", text });
  expect(texts()).toEqual(["b", "c", "d", "e"]);
});

test("a dismissed one is gone, the others stay", () => {
  const first = toast({ kind: "notice", text: "a" });
  toast({ kind: "notice", text: "b" });
  dismiss(first);
  expect(texts()).toEqual(["b"]);
});
