import { beforeEach, expect, test } from "vitest";
import type { Notice, Row, WireNotices } from "../../../protocol/src/index.ts";
import type { NoticeFrame } from "./unseen.ts";
import { addNotice, clearNotices, dropOutdated, isWanted, markSeen, newestAt, noticeGroups } from "./unseen.ts";

const notice = (kind: Notice, conversation: string, entry: string | null = null): NoticeFrame => ({
  type: "notice",
  kind,
  queue: "support",
  conversation,
  entry,
  sound: false,
  desktop: false,
});

const shown = () => noticeGroups.value.map(({ kind, notices }) => [kind, ...notices.map(({ conversation }) => conversation)]);
const row = (conversation: string, change: Partial<Row>) => ({ conversation, status: "unassigned", unread: 1, ...change }) as Row;

beforeEach(clearNotices);

test("a rush is one line that counts conversations, not what was said in them", () => {
  for (const id of ["a", "b", "c", "d", "e", "f"]) addNotice(notice("chat", id), 1);
  for (let n = 0; n < 3; n += 1) addNotice(notice("message", "a"), 2 + n);
  expect(shown()).toEqual([
    ["chat", "a", "b", "c", "d", "e", "f"],
    ["message", "a"],
  ]);
  expect(newestAt.value).toBe(4);
});

test("the notices of a conversation that was opened are gone, the others are", () => {
  for (const id of ["a", "b"]) addNotice(notice("chat", id), 1);
  addNotice(notice("message", "a"), 1);
  addNotice(notice("submission", "c", "entry"), 1);
  markSeen("a", null);
  expect(shown()).toEqual([
    ["chat", "b"],
    ["submission", "c"],
  ]);
  markSeen(null, "entry");
  expect(shown()).toEqual([["chat", "b"]]);
  markSeen(null, null);
  expect(shown()).toEqual([["chat", "b"]]);
});

test("the notices of what somebody took or read elsewhere are gone", () => {
  for (const id of ["a", "b"]) addNotice(notice("chat", id), 1);
  addNotice(notice("message", "c"), 1);
  dropOutdated(row("a", {}), "me");
  dropOutdated(row("c", { status: "active" }), "me");
  expect(shown()).toEqual([
    ["chat", "a", "b"],
    ["message", "c"],
  ]);
  dropOutdated(row("a", { status: "active" }), "me");
  dropOutdated(row("c", { status: "active", unread: 0 }), "me");
  expect(shown()).toEqual([["chat", "b"]]);
});

test("what a colleague gave stays until it is opened, given on or settled, whether anything in it waits or not", () => {
  const given = (assignee: string, change: Partial<Row> = {}) =>
    row("a", { status: "active", assignee: { agent: assignee, name: "Aino" }, unread: 0, ...change });
  const drops = (change: Row) => {
    addNotice(notice("assigned", "a"), 1);
    dropOutdated(change, "me");
    return shown().length === 0;
  };
  expect(drops(given("me"))).toBe(false);
  expect(drops(given("me", { unread: 2 }))).toBe(false);
  expect(drops(given("other"))).toBe(true);
  expect(drops(given("me", { status: "resolved" }))).toBe(true);
  expect(drops(row("a", { assignee: null }))).toBe(true);
});

test("an agent who chose no way of hearing of a kind hears nothing of it in the console either", () => {
  const off = { sound: false, desktop: false, email: false };
  const notices = {
    submission: off,
    chat: { ...off, email: true },
    message: { ...off, desktop: true },
    missed: { ...off, sound: true },
  } as WireNotices;
  const kinds: Notice[] = ["submission", "chat", "message", "missed"];
  expect(kinds.filter((kind) => isWanted(kind, notices))).toEqual(["chat", "message", "missed"]);
  expect(isWanted("chat", undefined)).toBe(false);
});
