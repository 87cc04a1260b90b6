import { expect, test } from "vitest";
import type { WireNotices } from "../../../protocol/src/index.ts";
import { kinds, toldOf } from "./told.ts";

const all = { sound: true, desktop: true, email: true };
const none = { sound: false, desktop: false, email: false };
const every = (one: typeof all): WireNotices => ({ submission: one, chat: one, message: one, assigned: one, missed: one, offline: one });

test("what a new agent begins with is two lines", () => {
  expect(toldOf({ ...every(all), submission: none })).toEqual([
    { methods: ["sound", "desktop", "email"], kinds: ["chat", "message", "assigned", "missed", "offline"] },
    { methods: [], kinds: ["submission"] },
  ]);
});

test("where all is told in the same way there is one line", () => {
  expect(toldOf(every(none))).toEqual([{ methods: [], kinds: [...kinds] }]);
  expect(toldOf(every({ ...none, email: true }))).toEqual([{ methods: ["email"], kinds: [...kinds] }]);
});

test("each kind stands in one line, those with the most ways first", () => {
  const told = toldOf({
    ...every(none),
    message: { ...all, email: false },
    missed: { ...none, email: true },
    chat: { ...all, email: false },
  });
  expect(told).toEqual([
    { methods: ["sound", "desktop"], kinds: ["chat", "message"] },
    { methods: ["email"], kinds: ["missed"] },
    { methods: [], kinds: ["submission", "assigned", "offline"] },
  ]);
});
