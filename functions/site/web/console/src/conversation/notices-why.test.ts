// @vitest-environment jsdom

import { beforeAll, expect, test } from "vitest";
import type { Me, QueueItem, Row, WireNotices } from "../../../protocol/src/index.ts";
import { speak } from "../texts.ts";
import { whyNow } from "./notices-why.ts";

const on = { sound: true, desktop: true, email: true };
const off = { sound: false, desktop: false, email: false };
const all: WireNotices = { submission: on, chat: on, message: on, missed: on, offline: on, assigned: on };
const me = (change: Partial<Me>) => ({ agent: "me", mail: "always", quiet: null, muted: [], notices: all, ...change }) as Me;
const row = (change: Partial<Row> = {}) => ({ kind: "chat", queue: "support", assignee: null, ...change }) as Row;
const queues = [{ queue: "support", member: true }] as QueueItem[];
const mine = { agent: "me", name: "Me" };

beforeAll(() => speak("en"));

test("who hears of everything is told so, and nothing else", () => {
  expect(whyNow(row(), me({}), queues)).toEqual(["You are told in every way."]);
});

test("a queue that is muted or another's is the whole reason", () => {
  const outside = [{ queue: "support", member: false }] as QueueItem[];
  const elsewhere = ["You do not answer in this queue, so you hear nothing of it."];
  expect(whyNow(row(), me({ quiet: { from: "22:00", to: "07:00", time_zone: "UTC" } }), outside)).toEqual(elsewhere);
  expect(whyNow(row(), me({}), [])).toEqual(elsewhere);
  expect(whyNow(row({ assignee: mine }), me({}), outside)).toEqual(["You are told in every way."]);
  expect(whyNow(row(), me({ muted: ["support"] }), queues)).toEqual(["You have switched off notices of this queue."]);
});

test("each reason that counts for this conversation is named", () => {
  const notices = { ...all, chat: off, missed: { ...on, email: false }, message: off, submission: off };
  const quiet = { from: "22:00", to: "07:00", time_zone: "UTC" };
  expect(whyNow(row(), me({ notices, quiet, mail: "away" }), queues)).toEqual([
    "Notices of “New chat” are switched off.",
    "E-mail of “Missed chat” is switched off.",
    "You have quiet hours from 22:00 to 07:00.",
    "While your console is open, you get e-mail only of what you have not looked at within two minutes.",
  ]);
  const other = { agent: "other", name: "Aino" };
  expect(whyNow(row({ assignee: other }), me({}), queues)).toEqual(["Aino answers it, and alone hears of new messages."]);
  expect(whyNow(row({ assignee: mine }), me({ notices: { ...all, chat: off } }), queues)).toEqual(["You are told in every way."]);
  expect(whyNow(row({ kind: "submission" }), me({ notices }), queues)).toEqual(["Notices of “Contact” are switched off."]);
});
