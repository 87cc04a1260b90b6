import { expect, test } from "vitest";
import type { LogEntry } from "../../../protocol/src/index.ts";
import { changed, extended, letIn, opened, refreshed } from "./entries.ts";

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
    comment: comment === null ? null : { text: comment, agent: "a", name: "Olena", at },
  };
}

const ids = (list: readonly LogEntry[]) => list.map((one) => one.entry);
const two = () => opened({ items: [entry("a", 1), entry("b", 2)], next: "cursor" });

test("the newest stands first", () => {
  expect(ids(two().shown)).toEqual(["b", "a"]);
  expect(ids(changed(two(), entry("c", 3), false).shown)).toEqual(["c", "b", "a"]);
});

test("while a comment is being written, new entries wait and nothing moves", () => {
  const held = changed(two(), entry("c", 3), true);
  expect(ids(held.shown)).toEqual(["b", "a"]);
  expect(ids(letIn(held).shown)).toEqual(["c", "b", "a"]);
});

test("a colleague's comment appears where the entry stands, held or not", () => {
  const held = changed(two(), entry("a", 1, "handled"), true);
  expect(held.shown[1]?.comment?.text).toBe("handled");
  expect(held.waiting).toEqual([]);
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
  expect(fresh.shown[1]?.comment?.text).toBe("seen");
  expect(fresh.next).toBeNull();
});
