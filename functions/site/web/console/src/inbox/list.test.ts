import fc from "fast-check";
import { expect, test } from "vitest";
import type { Row } from "../../../protocol/src/index.ts";
import { everything } from "../route.ts";
import type { List } from "./list.ts";
import { belongs, changed, extended, frozen, opened, refreshed, shown, unfrozen, waiting } from "./list.ts";

function row(conversation: string, minute: number, extra: Partial<Row> = {}): Row {
  return {
    conversation,
    site: "demo",
    queue: "support",
    kind: "chat",
    number: 1,
    name: null,
    status: "unassigned",
    assignee: null,
    participants: [],
    preview: null,
    unread: 0,
    waiting_since: null,
    missed: false,
    offline: false,
    last_at: new Date(minute * 60_000).toISOString(),
    created_at: new Date(0).toISOString(),
    seq: minute,
    ...extra,
  };
}

const ids = (list: List) => shown(list).map((one) => one.conversation);
const put = (list: List, one: Row) => changed(list, one, belongs(one, everything, "me"));
const three = () => opened({ items: [row("a", 3), row("b", 2), row("c", 1)], next: null });

test("a conversation that moves comes to the top", () => {
  expect(ids(put(three(), row("c", 9)))).toEqual(["c", "a", "b"]);
});

test("while the list is frozen, nothing moves and new ones are counted", () => {
  let list = frozen(three());
  list = put(list, row("c", 9, { name: "Aino" }));
  list = put(list, row("d", 10));
  expect(ids(list)).toEqual(["a", "b", "c"]);
  expect(shown(list)[2]?.name).toBe("Aino");
  expect(waiting(list)).toBe(1);
  expect(ids(unfrozen(list))).toEqual(["d", "c", "a", "b"]);
});

test("a conversation that is resolved under the pointer stays, says so, and goes afterwards", () => {
  const list = put(frozen(three()), row("b", 9, { status: "resolved" }));
  expect(shown(list)[1]).toMatchObject({ conversation: "b", status: "resolved" });
  expect(ids(unfrozen(list))).toEqual(["a", "c"]);
});

test("news that are older than what is shown change nothing", () => {
  const list = put(three(), row("a", 3, { seq: 1, name: "old" }));
  expect(shown(list)[0]?.name).toBeNull();
});

test("a row from beyond the last page waits for its page", () => {
  const list = opened({ items: [row("a", 9), row("b", 8)], next: "cursor" });
  expect(ids(put(list, row("z", 1)))).toEqual(["a", "b"]);
});

test("the next page adds what is not there yet", () => {
  const list = extended(opened({ items: [row("a", 9), row("b", 8)], next: "cursor" }), { items: [row("b", 8), row("c", 7)], next: null });
  expect(ids(list)).toEqual(["a", "b", "c"]);
  expect(list.next).toBeNull();
});

test("after an outage the list is what the server says, and a frozen row still does not move", () => {
  const fresh = { items: [row("d", 20), row("c", 19), row("a", 3)], next: null };
  expect(ids(refreshed(three(), fresh))).toEqual(["d", "c", "a"]);
  expect(ids(refreshed(frozen(three()), fresh))).toEqual(["a", "b", "c"]);
});

test.each([
  [{ status: "resolved" as const }, everything, false],
  [{ status: "active" as const }, everything, true],
  [{ queue: "billing" }, { ...everything, queue: "support" }, false],
  [{ assignee: { agent: "me", name: "Me" }, status: "active" as const }, { ...everything, mine: true }, true],
  [{ assignee: { agent: "you", name: "You" }, status: "active" as const }, { ...everything, mine: true }, false],
  [{ status: "trashed" as const }, { ...everything, status: "trashed" as const }, true],
])("%o in %o: %s", (extra, filter, expected) => {
  expect(belongs(row("a", 1, extra), filter, "me")).toBe(expected);
});

const anyRow = fc.record({ id: fc.integer({ min: 0, max: 12 }), minute: fc.integer({ min: 0, max: 60 }), gone: fc.boolean() });
const asRow = ({ id, minute, gone }: { id: number; minute: number; gone: boolean }) =>
  row(`c${id}`, minute, { status: gone ? "resolved" : "active" });

test("whatever comes while it is frozen, each row keeps its place; afterwards it is as if it had never been frozen", () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 10 }), fc.array(anyRow, { maxLength: 30 }), (before, news) => {
      const free = before.map(asRow).reduce(put, opened({ items: [], next: null }));
      const kept = news.map(asRow).reduce(put, frozen(free));
      expect(ids(kept)).toEqual(ids(free));
      const never = news.map(asRow).reduce(put, free);
      expect(ids(unfrozen(kept))).toEqual(ids(never));
    }),
  );
});

const since = (minute: number | null) => ({ waiting_since: minute === null ? null : new Date(minute * 60_000).toISOString() });

test("by waiting, who waits longest comes first, no matter who wrote last", () => {
  const items = [row("late", 20, since(9)), row("answered", 1, since(null)), row("first", 30, since(2)), row("then", 5, since(4))];
  let list = opened({ items, next: null }, "waiting");
  expect(ids(list)).toEqual(["first", "then", "late", "answered"]);
  list = put(list, row("first", 31, since(2)));
  expect(ids(list)).toEqual(["first", "then", "late", "answered"]);
  list = put(list, row("first", 32, since(null)));
  expect(ids(list)).toEqual(["then", "late", "answered", "first"]);
  list = put(extended(list, { items: [row("new", 33, since(3))], next: null }), row("again", 34, since(33)));
  expect(ids(list)).toEqual(["new", "then", "late", "again", "answered", "first"]);
  expect(ids(refreshed(list, { items, next: null }))).toEqual(["first", "then", "late", "answered"]);
});
