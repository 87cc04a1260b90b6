// What this page knows of one conversation's log. Pure: it asks for nothing, it says what is missing.

import type { EventsPage, StoredEvent } from "./types.ts";

/**
 * A dense, sorted run of events. Whatever comes twice, late or out of order, the run only ever grows by the next event; what comes
 * too early waits, and `missing` says that there is something to fetch after `last`.
 */
export class ConversationLog {
  #events: StoredEvent[] = [];
  #waiting = new Map<number, StoredEvent>();
  #known = 0;
  #base = 0;

  /** The events, oldest first, without a hole. A new array after each change. */
  get events(): readonly StoredEvent[] {
    return this.#events;
  }

  /** The newest event that is held without a hole before it. */
  get last(): number {
    return this.#base + this.#events.length;
  }

  /** The oldest event held; 1 when the beginning is here. */
  get first(): number {
    return this.#base + 1;
  }

  /** Whether the server has told of events after `last`. */
  get missing(): boolean {
    return this.#known > this.last;
  }

  /** Whether there are events before `first`. */
  get hasOlder(): boolean {
    return this.#base > 0;
  }

  /** The server says that its log reaches this far. */
  heard(last: number): void {
    this.#known = Math.max(this.#known, last);
  }

  /** Takes one event in; false when it changed nothing that is shown. */
  apply(stored: StoredEvent): boolean {
    this.heard(stored.seq);
    if (stored.seq <= this.last) return false;
    this.#waiting.set(stored.seq, stored);
    return this.#drain();
  }

  /** Takes in a page that was asked for: the newest, one after `last`, or one before `first`. */
  applyPage({ events, last }: Pick<EventsPage, "events" | "last">): boolean {
    this.heard(last);
    const first = events[0];
    if (first && this.#events.length === 0) this.#base = first.seq - 1;
    const older = this.#prepend(events);
    for (const stored of events) if (stored.seq > this.last) this.#waiting.set(stored.seq, stored);
    return this.#drain() || older;
  }

  #prepend(events: readonly StoredEvent[]): boolean {
    const older = events.filter(({ seq }) => seq <= this.#base);
    if (older.at(-1)?.seq !== this.#base) return false;
    this.#base -= older.length;
    this.#events = [...older, ...this.#events];
    return older.length > 0;
  }

  #drain(): boolean {
    const next: StoredEvent[] = [];
    for (let seq = this.last + 1; this.#waiting.has(seq); seq += 1) next.push(this.#waiting.get(seq) as StoredEvent);
    if (next.length > 0) this.#events = [...this.#events, ...next];
    for (const seq of this.#waiting.keys()) if (seq <= this.last) this.#waiting.delete(seq);
    return next.length > 0;
  }
}
