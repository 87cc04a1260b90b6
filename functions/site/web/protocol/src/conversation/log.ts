// What this page knows of one conversation's log. Pure: it asks for nothing, it says what is missing.

import type { EventsPage, WireEvent, WireNumbered } from "../types.ts";

/**
 * A dense, sorted run of events. Whatever comes twice, late or out of order, the run only ever grows by the next event; what comes
 * too early waits, and `missing` says that there is something to fetch after `last`. Words that were taken out stay out, whether
 * they or the event that says so came first.
 */
export class ConversationLog {
  #events: WireNumbered[] = [];
  #waiting = new Map<number, WireNumbered>();
  #redacted = new Set<number>();
  #known = 0;
  #base = 0;

  /** The events, oldest first, without a hole. A new array after each change. */
  get events(): readonly WireNumbered[] {
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

  /** Takes one event in; false when nothing that is shown can have changed. */
  apply(stored: WireNumbered): boolean {
    return this.#take([stored], stored.seq);
  }

  /** Takes in a page that was asked for: the newest, one after `last`, or one before `first`. */
  applyPage({ events, last }: Pick<EventsPage, "events" | "last">): boolean {
    const first = events[0];
    if (first && this.#events.length === 0) this.#base = first.seq - 1;
    return this.#take(events, last);
  }

  #take(events: readonly WireNumbered[], last: number): boolean {
    this.heard(last);
    const redacted = this.#redacted.size;
    for (const { event } of events) if (event.type === "redacted") this.#redacted.add(event.seq);
    if (this.#redacted.size > redacted) this.#events = this.#events.map(this.#left);
    const older = this.#prepend(events);
    for (const stored of events) if (stored.seq > this.last) this.#waiting.set(stored.seq, stored);
    return this.#drain() || older || this.#redacted.size > redacted;
  }

  // What comes later may have been read before its words were taken out.
  #left = (stored: WireNumbered): WireNumbered =>
    this.#redacted.has(stored.seq) ? { ...stored, event: withoutWords(stored.event) } : stored;

  #prepend(events: readonly WireNumbered[]): boolean {
    const older = events.filter(({ seq }) => seq <= this.#base);
    if (older.at(-1)?.seq !== this.#base) return false;
    this.#base -= older.length;
    this.#events = [...older.map(this.#left), ...this.#events];
    return older.length > 0;
  }

  #drain(): boolean {
    const next: WireNumbered[] = [];
    for (let seq = this.last + 1; this.#waiting.has(seq); seq += 1) next.push(this.#waiting.get(seq) as WireNumbered);
    if (next.length > 0) this.#events = [...this.#events, ...next.map(this.#left)];
    for (const seq of this.#waiting.keys()) if (seq <= this.last) this.#waiting.delete(seq);
    return next.length > 0;
  }
}

/** What is left of an event whose words were taken out, as the server gives it to who reads it now. */
function withoutWords(event: WireEvent): WireEvent {
  const left = { ...event };
  if ("text" in left) left.text = "";
  if ("answers" in left) left.answers = {};
  if ("comment" in left) delete left.comment;
  return left;
}
