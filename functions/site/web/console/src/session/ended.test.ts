import { expect, test } from "vitest";
import { endedFor, forgetEnded, noteEnded } from "./ended.ts";

function emptyStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

test("the address of the session that ended stays until it is forgotten", () => {
  const tab = emptyStorage();
  expect(endedFor(tab)).toBe(null);
  noteEnded("aino@example.com", tab);
  expect([endedFor(tab), endedFor(tab)]).toEqual(["aino@example.com", "aino@example.com"]);
  forgetEnded(tab);
  expect(endedFor(tab)).toBe(null);
});

test("a browser that refuses storage gets sign-in without a word", () => {
  const refuse = () => {
    throw new DOMException("refused", "SecurityError");
  };
  const none = { getItem: refuse, setItem: refuse, removeItem: refuse };
  noteEnded("aino@example.com", none);
  forgetEnded(none);
  expect(endedFor(none)).toBe(null);
  expect(endedFor(null)).toBe(null);
});
