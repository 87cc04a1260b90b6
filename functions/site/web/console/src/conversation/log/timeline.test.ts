import { expect, test } from "vitest";
import type { Outgoing, WireEvent, WireNumbered } from "../../../../protocol/src/index.ts";
import { timelineItems } from "./timeline.ts";

const start = Date.parse("2026-11-20T10:00:00.000Z");
const said = (side: "visitor" | "agent", text: string, extra: object = {}): WireEvent =>
  ({ type: "message", side, sender: `${side}-sender`, n: 1, text, ...extra }) as WireEvent;

function log(...events: [minutes: number, event: WireEvent][]): WireNumbered[] {
  return events.map(([minutes, event], index) => ({ seq: index + 1, at: new Date(start + minutes * 60_000).toISOString(), event }));
}

const scene = { pending: [] as Outgoing[], me: "me", readBefore: 0 };
const kinds = (events: WireNumbered[], extra: object = {}) => timelineItems({ ...scene, events, ...extra }).map((item) => item.kind);

test("messages of one author stand together, until a pause or another author", () => {
  const events = log(
    [0, said("visitor", "a", { n: 1 })],
    [1, said("visitor", "b", { n: 2 })],
    [2, said("agent", "c", { agent: "me" })],
    [30, said("agent", "d", { agent: "me", n: 2 })],
  );
  const groups = timelineItems({ ...scene, events }).flatMap((item) =>
    item.kind === "group" ? [item.messages.map(({ text }) => text)] : [],
  );
  expect(groups).toEqual([["a", "b"], ["c"], ["d"]]);
});

test("a note never stands in a group of messages, so that nobody takes it for one", () => {
  const events = log(
    [0, said("agent", "a", { agent: "me" })],
    [1, { type: "note", agent: "me", name: "Me", sender: "s", n: 2, text: "b" }],
  );
  const groups = timelineItems({ ...scene, events }).filter((item) => item.kind === "group");
  expect(groups.map((group) => group.note)).toEqual([false, true]);
});

test("a new day begins with its date", () => {
  expect(kinds(log([0, said("visitor", "a")], [26 * 60, said("visitor", "b", { n: 2 })]))).toEqual(["day", "group", "day", "group"]);
});

test("taking a conversation is one line, though it is three events", () => {
  const events = log(
    [0, { type: "joined", agent: "me", name: "Me" }],
    [0, { type: "assigned", agent: "me", name: "Me", by: "Me" }],
    [0, { type: "status", status: "active", by: "agent", name: "Me" }],
  );
  const changes = timelineItems({ ...scene, events }).filter((item) => item.kind === "change");
  expect(changes.map((change) => change.event.type)).toEqual(["assigned"]);
});

test("joining and a status that has nothing to do with each other are two lines", () => {
  const events = log(
    [0, { type: "joined", agent: "other", name: "Olena" }],
    [5, { type: "status", status: "resolved", by: "agent", name: "Olena" }],
  );
  expect(kinds(events)).toEqual(["day", "change", "change"]);
});

test("taking words out and correcting the contact are a line each", () => {
  const events = log(
    [0, said("visitor", "")],
    [1, { type: "redacted", seq: 1, by: "Me" }],
    [1, { type: "contact", name: "Aino", email: null, phone: null, by: "Me" }],
  );
  expect(kinds(events)).toEqual(["day", "group", "change", "change"]);
});

test("an automatic reply is nobody's message, and parts those around it", () => {
  const events = log(
    [0, said("visitor", "a")],
    [1, { type: "auto_reply", text: "We will be with you soon." }],
    [1, said("agent", "b", { agent: "me" })],
    [1, said("agent", "c", { agent: "me", n: 2 })],
  );
  expect(kinds(events)).toEqual(["day", "group", "auto-reply", "group"]);
  expect(timelineItems({ ...scene, events })[2]).toMatchObject({ seq: 2, text: "We will be with you soon." });
});

test("an automatic reply is not unread, as nobody waits for an answer to it", () => {
  const events = log([0, said("visitor", "a")], [1, { type: "auto_reply", text: "Soon." }], [2, said("visitor", "b", { n: 2 })]);
  expect(kinds(events, { readBefore: 1 })).toEqual(["day", "group", "auto-reply", "unread", "group"]);
});

test("what is on its way keeps its place on screen when it is stored", () => {
  const outgoing: Outgoing = {
    key: "k",
    conversation: "c",
    kind: "message",
    sender: "mine",
    n: 1,
    text: "x",
    after: 0,
    at: new Date(start).toISOString(),
    state: "sending",
  };
  const keyOf = (extra: object) =>
    timelineItems({ ...scene, events: [], ...extra }).flatMap((item) =>
      item.kind === "group" ? [item.key, ...item.messages.map(({ key }) => key)] : [],
    );
  const events = log([0, said("agent", "x", { sender: "mine" })]);
  expect(keyOf({ events })).toEqual(keyOf({ pending: [outgoing] }));
});

test("the mark for new messages stands before the first unread one of the visitor", () => {
  const events = log([0, said("visitor", "a")], [1, said("agent", "b", { agent: "me" })], [2, said("visitor", "c", { n: 2 })]);
  expect(kinds(events, { readBefore: 1 })).toEqual(["day", "group", "group", "unread", "group"]);
  expect(kinds(events, { readBefore: 3 })).not.toContain("unread");
});

test("an event of a kind we do not know is passed over", () => {
  const unknown = { type: "levitated" } as unknown as WireEvent;
  expect(kinds(log([0, unknown], [1, said("visitor", "a")]))).toEqual(["day", "group"]);
});
