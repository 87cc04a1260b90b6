import { expect, test } from "vitest";
import type { WireNumbered } from "../../../../protocol/src/index.ts";
import { timelineItems } from "./timeline.ts";
import type { Window } from "./window.ts";
import { eventsOf, newer, older, windowTo } from "./window.ts";

const start = Date.parse("2026-11-20T10:00:00.000Z");

/** A log of so many messages, by one visitor within minutes, or by turns. */
function logOf(count: number, from = 1, alone = false): WireNumbered[] {
  return Array.from({ length: count }, (_, index) => {
    const seq = from + index;
    const side = alone || seq % 3 ? "visitor" : "agent";
    const whose = side === "agent" ? { agent: "me", name: "Me" } : {};
    return {
      seq,
      at: new Date(start + seq * 1000).toISOString(),
      event: { type: "message", side, ...whose, sender: side, n: seq, text: `${seq}` },
    };
  }) as WireNumbered[];
}

const cut = (events: readonly WireNumbered[]) => timelineItems({ events, pending: [], me: "me", readBefore: 0 });
const weight = (all: ReturnType<typeof cut>, { from, to }: Window) =>
  all.slice(from, to).reduce((sum, item) => sum + (item.kind === "group" ? item.messages.length : 1), 0);

test("a short log is drawn whole", () => {
  const all = cut(logOf(120));
  expect(windowTo(all, null)).toEqual({ from: 0, to: all.length });
});

test.each([false, true])("of a long log about 150 are drawn, wherever one reads (alone: %s)", (alone) => {
  const all = cut(logOf(2_000, 1, alone));
  let last: number | null = null;
  const firsts: number[] = [];
  for (let turn = 0; turn < 100; turn += 1) {
    const window = windowTo(all, last);
    expect(weight(all, window)).toBeLessThan(250);
    firsts.push(eventsOf(all.slice(window.from, window.to)).first);
    if (window.from === 0) break;
    last = older(all, window);
  }
  expect(firsts.at(-1)).toBe(1);
  // What is in sight stays drawn while one scrolls: each step leaves most of it.
  for (const [at, first] of firsts.entries()) expect((firsts[at - 1] ?? first) - first).toBeLessThan(100);
  for (let turn = 0; turn < 100 && last !== null; turn += 1) last = newer(all, windowTo(all, last));
  expect(last).toBeNull();
  expect(eventsOf(all.slice(windowTo(all, null).from)).last).toBe(2_000);
});

test("the end stays where it is when an older page comes in, and when messages come", () => {
  const all = cut(logOf(900, 101));
  const last = older(all, windowTo(all, null));
  const end = (events: readonly WireNumbered[]) => {
    const more = cut(events);
    return eventsOf(more.slice(0, windowTo(more, last).to)).last;
  };
  expect(end(logOf(900, 101))).toBe(last);
  expect(end(logOf(1_000, 1))).toBe(last);
  expect(end(logOf(950, 101))).toBe(last);
});

test("at the beginning there is no step further", () => {
  const all = cut(logOf(100));
  expect(older(all, windowTo(all, null))).toBeNull();
});
