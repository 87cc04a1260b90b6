// A server for tests that keeps the rules of the log: dense `seq`, numbers per sender, repeats answered, gaps refused.

import type { AgentName, EventsPage, ReadMarks, SendMessage, Sent, Status, WireEvent, WireNumbered } from "../src/index.ts";
import { Problem } from "../src/index.ts";
import type { FakeSocket } from "./world.ts";

export const CONVERSATION = "01J00000000000000000000000";
const PAGE = 100;
// More missed events than this do not come over the socket.
const MOST_RESUMED = 50;

export const frameOf = ({ seq, at, event }: WireNumbered): unknown => ({ type: "event", conversation: CONVERSATION, seq, at, event });

/** An event as it stands in the log when its words were taken out. */
function emptied(event: WireEvent): WireEvent {
  switch (event.type) {
    case "message":
    case "note":
    case "auto_reply":
      return { ...event, text: "" };
    case "submission":
      return { ...event, answers: {} };
    case "rated":
      return { type: "rated", score: event.score };
    default:
      return event;
  }
}

export class Server {
  readonly events: WireNumbered[] = [];
  status: Status = "active";
  read: ReadMarks = { visitor: 0, agent: 0 };
  /** Among how many of the newest events it looks for a repeated message. */
  searched = Infinity;
  #senders = new Map<string, number>();

  /** Of a visitor's page, or of this agent's. */
  constructor(readonly agent?: AgentName) {}

  append(event: WireEvent): WireNumbered {
    if (event.type === "status") this.status = event.status;
    const stored = { seq: this.events.length + 1, at: "2026-11-20T10:00:00.000Z", event };
    this.events.push(stored);
    if (event.type === "redacted") this.#empty(event.seq);
    return stored;
  }

  #empty(seq: number): void {
    const stored = this.events[seq - 1] as WireNumbered;
    this.events[seq - 1] = { ...stored, event: emptied(stored.event) };
  }

  agentSays(text: string): WireNumbered {
    return this.append({ type: "message", side: "agent", name: "Aino", sender: "agent", n: this.events.length + 1, text });
  }

  /** The answer to a `send`, over a socket or HTTP. */
  send({ sender, n, text }: SendMessage, kind: "message" | "note" = "message"): Sent {
    const last = this.#senders.get(sender);
    if (n <= (last ?? 0)) {
      const seq = this.seqOf(sender, n) ?? 0;
      if (seq <= this.events.length - this.searched) throw new Problem("sender-expired", 409);
      return { seq };
    }
    if (last === undefined && n > 1) throw new Problem("sender-expired", 409);
    if (n > (last ?? 0) + 1) throw new Problem("gap", 409, { expected: (last ?? 0) + 1 });
    this.#senders.set(sender, n);
    const { agent } = this;
    const own = { sender, n, text };
    if (agent && kind === "note") return { seq: this.append({ type: "note", ...agent, ...own }).seq };
    return { seq: this.append({ type: "message", side: agent ? "agent" : "visitor", ...agent, ...own }).seq };
  }

  /** Answers what comes on a socket, and lets it open. */
  serve(opened: FakeSocket): void {
    opened.onSend = (frame) => {
      if (frame.action === "ping") opened.deliver({ type: "pong", nonce: frame.nonce });
      if (frame.action === "resume") this.#resume(opened, frame.after as number);
      if (frame.action !== "send") return;
      const message = frame as unknown as SendMessage;
      const { seq } = this.send({ sender: message.sender, n: message.n, text: message.text });
      opened.deliver({ type: "ack", conversation: CONVERSATION, sender: message.sender, n: message.n, seq });
    };
    queueMicrotask(() => opened.accept());
  }

  // Missed events come before `resumed`, as the contract says.
  #resume(opened: FakeSocket, after: number): void {
    const { last, status, read } = this.page();
    const missed = this.events.slice(after);
    if (missed.length <= MOST_RESUMED) for (const stored of missed) opened.deliver(frameOf(stored));
    opened.deliver({ type: "resumed", conversation: CONVERSATION, last, status, read });
  }

  forgetSenders(): void {
    this.#senders.clear();
  }

  seqOf(sender: string, n: number): number | undefined {
    return this.events.find(({ event }) => "sender" in event && event.sender === sender && event.n === n)?.seq;
  }

  page({ after, before }: { after?: number; before?: number } = {}): EventsPage {
    const { events, status, read } = this;
    let page = events.slice(-PAGE);
    if (after !== undefined) page = events.slice(after, after + PAGE);
    if (before !== undefined) page = events.slice(Math.max(0, before - 1 - PAGE), before - 1);
    return { events: page, last: events.length, status, read };
  }

  /** What visitors wrote, in the order of the log. */
  texts(): string[] {
    return this.events.flatMap(({ event }) => (event.type === "message" && event.side === "visitor" ? [event.text] : []));
  }
}
