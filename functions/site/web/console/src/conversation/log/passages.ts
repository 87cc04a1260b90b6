// Cuts the log into what is drawn: days, groups of messages by one author, and lines about what changed.

import type { ConversationEvent, Outgoing, Status, StoredEvent } from "../../../../protocol/src/index.ts";
import { sameDay } from "../../times.ts";

type MessageEvent = Extract<ConversationEvent, { type: "message" }>;
type NoteEvent = Extract<ConversationEvent, { type: "note" }>;
type SubmissionEvent = Extract<ConversationEvent, { type: "submission" }>;

/** One message or note, stored or on its way. */
export interface Utterance {
  key: string;
  at: string;
  text: string;
  stored: StoredEvent | null;
  outgoing: Outgoing | null;
}

export type Voice = "visitor" | "me" | "agent";

export type Passage =
  | { kind: "day"; key: string; at: string }
  | { kind: "unread"; key: string }
  | { kind: "group"; key: string; voice: Voice; name: string | null; note: boolean; utterances: Utterance[] }
  | { kind: "submission"; key: string; at: string; seq: number; event: SubmissionEvent }
  | { kind: "change"; key: string; at: string; seq: number; event: ConversationEvent };

interface Scene {
  events: readonly StoredEvent[];
  pending: readonly Outgoing[];
  me: string;
  /** The newest event that had been read when the conversation was opened. */
  readBefore: number;
}

const pause_ms = 5 * 60_000;
const most_together = 50;

/** The passages of a log, oldest first. Keys stay as the log grows, so that nothing on screen is drawn anew. */
export function passages({ events, pending, me, readBefore }: Scene): Passage[] {
  const result: Passage[] = [];
  let day: string | null = null;
  let unreadShown = readBefore === 0;
  const begin = (at: string, seq: number | string) => {
    if (day === null || !sameDay(day, at)) result.push({ kind: "day", key: `day-${seq}`, at });
    day = at;
  };
  for (const stored of withoutEchoes(events)) {
    const { seq, at, event } = stored;
    begin(at, seq);
    if (!unreadShown && seq > readBefore && isVisitors(event)) {
      result.push({ kind: "unread", key: "unread" });
      unreadShown = true;
    }
    if (event.type === "message" || event.type === "note")
      speak(result, event, { key: keyOf(event), at, text: event.text, stored, outgoing: null }, me);
    else if (event.type === "submission") result.push({ kind: "submission", key: `${seq}`, at, seq, event });
    else if (known.has(event.type)) result.push({ kind: "change", key: `${seq}`, at, seq, event });
  }
  for (const outgoing of pending) {
    const { key, at, kind, text, sender, n } = outgoing;
    begin(at, key);
    const own = { sender, n, text };
    const event: MessageEvent | NoteEvent =
      kind === "note" ? { type: "note", agent: me, name: "", ...own } : { type: "message", side: "agent", agent: me, ...own };
    speak(result, event, { key: keyOf(event), at, text, stored: null, outgoing }, me);
  }
  return result;
}

const settled_ms = 2_000;
const echoes: ReadonlySet<string> = new Set(["status", "joined", "left", "assigned"]);

// One deed writes several events: who takes a conversation also joins it and makes it active. One line tells it.
function withoutEchoes(events: readonly StoredEvent[]): StoredEvent[] {
  return events.filter((stored, at) => {
    if (!echoes.has(stored.event.type)) return true;
    const near = (step: number) => {
      const other = events[at + step];
      return other && Math.abs(new Date(other.at).getTime() - new Date(stored.at).getTime()) < settled_ms ? other.event : undefined;
    };
    const around = [near(-3), near(-2), near(-1), near(1), near(2), near(3)];
    return !around.some((other) => other !== undefined && tells(other, stored.event));
  });
}

/** Whether the line for `event` says already what `echo` would say. */
function tells(event: ConversationEvent, echo: ConversationEvent): boolean {
  switch (event.type) {
    case "assigned":
      if (event.agent !== null) return isStatus(echo, "active") || (echo.type === "joined" && echo.agent === event.agent);
      return isStatus(echo, "unassigned") && event.by !== null;
    case "transferred":
      return isStatus(echo, "unassigned") || echo.type === "left" || (echo.type === "assigned" && echo.agent === null);
    case "status":
      return event.by === "visitor" && echo.type === "assigned" && echo.agent === null;
    default:
      return false;
  }
}

function isStatus(event: ConversationEvent, status: Status): boolean {
  return event.type === "status" && event.status === status;
}

const known: ReadonlySet<string> = new Set(["status", "joined", "left", "assigned", "transferred", "rated", "redacted", "contact"]);

// The same before and after it is stored, so that a message that arrives is not drawn twice.
function keyOf({ sender, n }: { sender: string; n: number }): string {
  return `${sender}-${n}`;
}

function isVisitors(event: ConversationEvent): boolean {
  return event.type === "submission" || (event.type === "message" && event.side === "visitor");
}

function speak(result: Passage[], event: MessageEvent | NoteEvent, utterance: Utterance, me: string): void {
  const voice = voiceOf(event, me);
  const name = event.name || null;
  const note = event.type === "note";
  const last = result.at(-1);
  if (last?.kind === "group" && last.voice === voice && last.note === note && continues(last, name, utterance)) {
    last.utterances.push(utterance);
  } else {
    result.push({ kind: "group", key: `group-${utterance.key}`, voice, name, note, utterances: [utterance] });
  }
}

function continues(group: Extract<Passage, { kind: "group" }>, name: string | null, { at, stored }: Utterance): boolean {
  if (group.voice === "agent" && group.name !== name) return false;
  const before = group.utterances.at(-1);
  // Who writes hundreds of messages in a row is drawn in parts.
  if (stored !== null && stored.seq % most_together === 0) return false;
  return before !== undefined && new Date(at).getTime() - new Date(before.at).getTime() < pause_ms;
}

// The client does not name the author of what was just written here.
function voiceOf(event: MessageEvent | NoteEvent, me: string): Voice {
  if (event.type === "message" && event.side === "visitor") return "visitor";
  return !event.agent || event.agent === me ? "me" : "agent";
}
