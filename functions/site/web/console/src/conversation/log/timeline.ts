// Cuts the log into the items that are drawn: days, groups of messages by one author, and lines about what changed.

import type { Outgoing, Status, WireEvent, WireNumbered } from "../../../../protocol/src/index.ts";
import { sameDay } from "../../times.ts";

type MessageEvent = Extract<WireEvent, { type: "message" }>;
type NoteEvent = Extract<WireEvent, { type: "note" }>;
type SubmissionEvent = Extract<WireEvent, { type: "submission" }>;

/** One message or note, stored or on its way. */
export interface MessageItem {
  key: string;
  at: string;
  text: string;
  stored: WireNumbered | null;
  outgoing: Outgoing | null;
}

export type AuthorKind = "visitor" | "me" | "agent";

export type TimelineItem =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "group"; key: string; author: AuthorKind; name: string | null; note: boolean; messages: MessageItem[] }
  | { kind: "submission"; key: string; at: string; seq: number; event: SubmissionEvent }
  | { kind: "auto-reply"; key: string; at: string; seq: number; text: string }
  | { kind: "change"; key: string; at: string; seq: number; event: WireEvent };

interface TimelineInput {
  events: readonly WireNumbered[];
  pending: readonly Outgoing[];
  me: string;
  /** The newest event that had been read when the conversation was opened. */
  readBefore: number;
}

const pause_ms = 5 * 60_000;
const most_together = 50;

/** The items of a log, oldest first. Keys stay as the log grows, so that nothing on screen is drawn anew. */
export function timelineItems({ events, pending, me, readBefore }: TimelineInput): TimelineItem[] {
  const result: TimelineItem[] = [];
  let day: string | null = null;
  let unreadShown = readBefore === 0;
  const begin = (at: string, seq: number | string) => {
    if (day === null || !sameDay(day, at)) result.push({ kind: "day", key: `day-${seq}`, at });
    day = at;
  };
  for (const stored of withoutImplied(events)) {
    const { seq, at, event } = stored;
    begin(at, seq);
    if (!unreadShown && seq > readBefore && isVisitors(event)) {
      result.push({ kind: "unread", key: "unread" });
      unreadShown = true;
    }
    if (event.type === "message" || event.type === "note")
      addMessage(result, event, { key: keyOf(event), at, text: event.text, stored, outgoing: null }, me);
    else if (event.type === "submission") result.push({ kind: "submission", key: `${seq}`, at, seq, event });
    else if (event.type === "auto_reply") result.push({ kind: "auto-reply", key: `${seq}`, at, seq, text: event.text });
    else if (known.has(event.type)) result.push({ kind: "change", key: `${seq}`, at, seq, event });
  }
  for (const outgoing of pending) {
    const { key, at, kind, text, sender, n } = outgoing;
    begin(at, key);
    const own = { sender, n, text };
    const event: MessageEvent | NoteEvent =
      kind === "note" ? { type: "note", agent: me, name: "", ...own } : { type: "message", side: "agent", agent: me, ...own };
    addMessage(result, event, { key: keyOf(event), at, text, stored: null, outgoing }, me);
  }
  return result;
}

const settled_ms = 2_000;
const impliedTypes: ReadonlySet<string> = new Set(["status", "joined", "left", "assigned"]);

// One action writes several events: who takes a conversation also joins it and makes it active. One line tells it.
function withoutImplied(events: readonly WireNumbered[]): WireNumbered[] {
  return events.filter((stored, at) => {
    if (!impliedTypes.has(stored.event.type)) return true;
    const near = (step: number) => {
      const other = events[at + step];
      return other && Math.abs(new Date(other.at).getTime() - new Date(stored.at).getTime()) < settled_ms ? other.event : undefined;
    };
    const neighbours = [near(-3), near(-2), near(-1), near(1), near(2), near(3)];
    return !neighbours.some((other) => other !== undefined && implies(other, stored.event));
  });
}

/** Whether the line for `event` says already what `other` would say. */
function implies(event: WireEvent, other: WireEvent): boolean {
  switch (event.type) {
    case "assigned":
      if (event.agent !== null) return isStatus(other, "active") || (other.type === "joined" && other.agent === event.agent);
      return isStatus(other, "unassigned") && event.by !== null;
    case "transferred":
      return isStatus(other, "unassigned") || other.type === "left" || (other.type === "assigned" && other.agent === null);
    case "status":
      return event.by === "visitor" && other.type === "assigned" && other.agent === null;
    default:
      return false;
  }
}

function isStatus(event: WireEvent, status: Status): boolean {
  return event.type === "status" && event.status === status;
}

const known: ReadonlySet<string> = new Set(["status", "joined", "left", "assigned", "transferred", "rated", "redacted", "contact"]);

// The same before and after it is stored, so that a message that arrives is not drawn twice.
function keyOf({ sender, n }: { sender: string; n: number }): string {
  return `${sender}-${n}`;
}

function isVisitors(event: WireEvent): boolean {
  return event.type === "submission" || (event.type === "message" && event.side === "visitor");
}

function addMessage(result: TimelineItem[], event: MessageEvent | NoteEvent, message: MessageItem, me: string): void {
  const author = authorOf(event, me);
  const name = event.name || null;
  const note = event.type === "note";
  const last = result.at(-1);
  if (last?.kind === "group" && last.author === author && last.note === note && continues(last, name, message)) {
    last.messages.push(message);
  } else {
    result.push({ kind: "group", key: `group-${message.key}`, author, name, note, messages: [message] });
  }
}

function continues(group: Extract<TimelineItem, { kind: "group" }>, name: string | null, { at, stored }: MessageItem): boolean {
  if (group.author === "agent" && group.name !== name) return false;
  const before = group.messages.at(-1);
  // Who writes hundreds of messages in a row is drawn in parts.
  if (stored !== null && stored.seq % most_together === 0) return false;
  return before !== undefined && new Date(at).getTime() - new Date(before.at).getTime() < pause_ms;
}

// The client does not name the author of what was just written here.
function authorOf(event: MessageEvent | NoteEvent, me: string): AuthorKind {
  if (event.type === "message" && event.side === "visitor") return "visitor";
  return !event.agent || event.agent === me ? "me" : "agent";
}
