import { beforeEach, expect, test } from "vitest";
import type { NoticeKind, Notices, Row } from "../../../protocol/src/index.ts";
import type { Notice } from "./heard.ts";
import { forgetAll, hear, heardAt, isWanted, lines, looked, overtaken } from "./heard.ts";

const notice = (kind: NoticeKind, conversation: string, entry: string | null = null): Notice => ({
  type: "notice",
  kind,
  queue: "support",
  conversation,
  entry,
  sound: false,
  desktop: false,
});

const shown = () => lines.value.map(({ kind, notices }) => [kind, ...notices.map(({ conversation }) => conversation)]);
const row = (conversation: string, change: Partial<Row>) => ({ conversation, status: "unassigned", unread: 1, ...change }) as Row;

beforeEach(forgetAll);

test("a rush is one line that counts conversations, not what was said in them", () => {
  for (const id of ["a", "b", "c", "d", "e", "f"]) hear(notice("chat", id), 1);
  for (let n = 0; n < 3; n += 1) hear(notice("message", "a"), 2 + n);
  expect(shown()).toEqual([
    ["chat", "a", "b", "c", "d", "e", "f"],
    ["message", "a"],
  ]);
  expect(heardAt.value).toBe(4);
});

test("a conversation that was opened is heard of no more, the others are", () => {
  for (const id of ["a", "b"]) hear(notice("chat", id), 1);
  hear(notice("message", "a"), 1);
  hear(notice("submission", "c", "entry"), 1);
  looked("a", null);
  expect(shown()).toEqual([
    ["chat", "b"],
    ["submission", "c"],
  ]);
  looked(null, "entry");
  expect(shown()).toEqual([["chat", "b"]]);
  looked(null, null);
  expect(shown()).toEqual([["chat", "b"]]);
});

test("what somebody took or read elsewhere is heard of no more", () => {
  for (const id of ["a", "b"]) hear(notice("chat", id), 1);
  hear(notice("message", "c"), 1);
  overtaken(row("a", {}));
  overtaken(row("c", { status: "active" }));
  expect(shown()).toEqual([
    ["chat", "a", "b"],
    ["message", "c"],
  ]);
  overtaken(row("a", { status: "active" }));
  overtaken(row("c", { status: "active", unread: 0 }));
  expect(shown()).toEqual([["chat", "b"]]);
});

test("an agent who chose no way of hearing of a kind hears nothing of it in the console either", () => {
  const off = { sound: false, desktop: false, email: false };
  const notices = {
    submission: off,
    chat: { ...off, email: true },
    message: { ...off, desktop: true },
    missed: { ...off, sound: true },
  } as Notices;
  const kinds: NoticeKind[] = ["submission", "chat", "message", "missed"];
  expect(kinds.filter((kind) => isWanted(kind, notices))).toEqual(["chat", "message", "missed"]);
  expect(isWanted("chat", undefined)).toBe(false);
});
