import { expect, test } from "vitest";
import type { LogEntry, Row } from "../../../protocol/src/index.ts";
import { changed, days, extended, opened, refreshed, waits, withRow, withWaiting } from "./entries.ts";

function entry(id: string, minute: number, comment: string | null = null): LogEntry {
  const at = new Date(minute * 60_000).toISOString();
  return {
    entry: id,
    queue: "support",
    at,
    source: { kind: "submission", name: null },
    event: "submission",
    conversation: null,
    number: null,
    comments: comment === null ? [] : [{ text: comment, agent: "a", name: "Olena", at }],
    row: null,
  };
}

const ids = (list: readonly LogEntry[]) => list.map((one) => one.entry);
const two = () => opened({ items: [entry("a", 1), entry("b", 2)], next: "cursor" });

test("the newest stands first", () => {
  expect(ids(two().shown)).toEqual(["b", "a"]);
  expect(ids(changed(two(), entry("c", 3), false).shown)).toEqual(["c", "b", "a"]);
});

test("while a comment is being written, new entries wait and nothing moves", () => {
  const list = changed(two(), entry("c", 3), true);
  expect(ids(list.shown)).toEqual(["b", "a"]);
  expect(ids(withWaiting(list).shown)).toEqual(["c", "b", "a"]);
});

test("a colleague's comment appears where the entry stands, frozen or not", () => {
  const list = changed(two(), entry("a", 1, "handled"), true);
  expect(list.shown[1]?.comments[0]?.text).toBe("handled");
  expect(list.waiting).toEqual([]);
});

test("a page of older entries goes to the end, without doubles", () => {
  const more = extended(two(), { items: [entry("a", 1), entry("z", 0)], next: null });
  expect(ids(more.shown)).toEqual(["b", "a", "z"]);
  expect(more.next).toBeNull();
});

test("reloading brings what was missed and keeps the older pages", () => {
  const more = extended(two(), { items: [entry("z", 0)], next: null });
  const fresh = refreshed(more, { items: [entry("c", 3), entry("b", 2, "seen")], next: "cursor" }, false);
  expect(ids(fresh.shown)).toEqual(["c", "b", "a", "z"]);
  expect(fresh.shown[1]?.comments[0]?.text).toBe("seen");
  expect(fresh.next).toBeNull();
});

const about = (seq: number, status: Row["status"]) => ({ conversation: "c", seq, status }) as Row;

test("an entry shows how its conversation stands, also after a frame that does not say it", () => {
  const contact = { ...entry("a", 1), conversation: "c" };
  const first = withRow(opened({ items: [contact, entry("b", 2)], next: null }), about(1, "unassigned"));
  expect(first.shown.map((one) => one.row?.status)).toEqual([undefined, "unassigned"]);
  const commented = changed(first, { ...contact, comments: entry("a", 1, "handled").comments }, false);
  expect(commented.shown[1]?.row?.status).toBe("unassigned");
  const later = withRow(commented, about(3, "resolved"));
  expect(withRow(later, about(2, "active")).shown[1]?.row?.status).toBe("resolved");
  expect(later.shown[1]?.comments.length).toBe(1);
});

test("of two copies of an entry the one with more comments is the later", () => {
  const [one] = entry("a", 1, "first").comments;
  if (!one) throw new Error("no comment");
  const both = { ...entry("a", 1), comments: [one, { ...one, text: "second" }] };
  const seen = changed(opened({ items: [both], next: null }), entry("a", 1, "first"), false);
  expect(seen.shown[0]?.comments.map(({ text }) => text)).toEqual(["first", "second"]);
});

test("days are those of the calendar, the newest first", () => {
  const day = 24 * 60;
  const list = opened({ items: [entry("a", 2 * day + 720), entry("b", 2 * day + 721), entry("c", 720)], next: null });
  expect(days(list.shown).map(ids)).toEqual([["b", "a"], ["c"]]);
});

test("only a contact without a comment waits", () => {
  const taken: LogEntry = { ...entry("a", 1), event: "accepted" };
  expect([entry("a", 1), entry("a", 1, "seen"), taken].map(waits)).toEqual([true, false, false]);
});
