import { expect, test } from "vitest";
import type { WireEvent, WireNumbered } from "../../../../protocol/src/index.ts";
import { hasWords, tabStop } from "./words.ts";

const says = (text: string): WireEvent => ({ type: "message", side: "visitor", sender: "s", n: 1, text });
const log = (...events: WireEvent[]): WireNumbered[] => events.map((event, index) => ({ seq: index + 1, at: "", event }));

test("what was taken out leaves no words, and what changed has none", () => {
  const whole: WireEvent[] = [
    says("a"),
    { type: "note", agent: "a", name: "A", sender: "s", n: 1, text: "a" },
    { type: "submission", answers: { message: "a" } },
    { type: "submission", answers: {}, bot: { bot: "help", version: 1, path: [] } },
    { type: "rated", score: 1, comment: "a" },
  ];
  const without: WireEvent[] = [
    says(""),
    { type: "note", agent: "a", name: "A", sender: "s", n: 1, text: "" },
    { type: "submission", answers: {} },
    { type: "rated", score: 1 },
    { type: "redacted", seq: 1, by: null },
  ];
  expect(whole.map(hasWords)).toEqual(whole.map(() => true));
  expect(without.map(hasWords)).toEqual(without.map(() => false));
});

test("the Tab key comes to the newest words, or to where it was last", () => {
  const events = log(says("a"), says("b"), { type: "left", name: "A" });
  expect(tabStop(events, null)).toBe(2);
  expect(tabStop(events, 1)).toBe(1);
  expect(tabStop(log(says(""), says("b")), 1), "whose words are gone").toBe(2);
  expect(tabStop(log(says("")), null)).toBeUndefined();
});
