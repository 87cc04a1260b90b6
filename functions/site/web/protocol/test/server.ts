// A server for tests that keeps the rules of the log: dense `seq`, numbers per sender, repeats answered, gaps refused.

import { Problem } from "../src/index.ts";
import type { ConversationEvent, EventsPage, MessageStored, ReadMarks, Status, StoredEvent } from "../src/index.ts";

export const CONVERSATION = "01J00000000000000000000000";
const PAGE = 100;

export class Server {
  readonly events: StoredEvent[] = [];
  status: Status = "active";
  read: ReadMarks = { visitor: 0, agent: 0 };
  #senders = new Map<string, number>();

  append(event: ConversationEvent): StoredEvent {
    const stored = { seq: this.events.length + 1, at: "2026-11-20T10:00:00.000Z", event };
    this.events.push(stored);
    return stored;
  }

  agentSays(text: string): StoredEvent {
    return this.append({ type: "message", side: "agent", name: "Aino", sender: "agent", n: this.events.length + 1, text });
  }

  /** The answer to a `send`, over a socket or HTTP. */
  send({ sender, n, text }: { sender: string; n: number; text: string }): MessageStored {
    const last = this.#senders.get(sender);
    if (n <= (last ?? 0)) return { seq: this.seqOf(sender, n) ?? 0 };
    if (last === undefined && n > 1) throw new Problem("sender-expired", 409);
    if (n > (last ?? 0) + 1) throw new Problem("gap", 409, { expected: (last ?? 0) + 1 });
    this.#senders.set(sender, n);
    return { seq: this.append({ type: "message", side: "visitor", sender, n, text }).seq };
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
