// One conversation as a page shows it: its log, what is on its way, read marks and typing.

import type { Connection } from "../connection/connection.ts";
import type { Environment, Timer } from "../environment.ts";
import { backoff } from "../environment.ts";
import type { Problem } from "../http/problem.ts";
import { asProblem } from "../http/problem.ts";
import type { PageOf } from "../http/visitor-api.ts";
import type { Outbox } from "../outbox/outbox.ts";
import type { Outgoing } from "../outbox/outgoing.ts";
import type { AgentName, EventsPage, ReadMarks, ServerFrame, Side, Status, WireEvent, WireNumbered } from "../types.ts";
import { ConversationLog } from "./log.ts";

/** Dependencies of a conversation. */
export interface ConversationOptions {
  environment: Environment;
  connection: Connection;
  outbox: Outbox;
  side: Side;
  author?: AgentName;
  events(page: PageOf): Promise<EventsPage>;
  onChange(): void;
}

/** Where one's own message stands. `sending` and `failed` messages are in `pending`. */
export type Delivery = "sent" | "seen";

const TYPING_EVERY_MS = 3_000;
const TYPING_SHOWN_MS = 6_000;
// Frames overtake each other by a little; a hole that lasts longer is fetched.
const HOLE_MS = 400;

/** One conversation. */
export class LiveConversation {
  readonly log = new ConversationLog();
  /** Unknown until the first page came. */
  status: Status | undefined;
  read: ReadMarks = { visitor: 0, agent: 0 };
  /** Who is typing elsewhere. */
  typing: { side: Side; name: string | undefined; agent: string | undefined } | undefined;
  /** The agents who have it open, on this screen and on others; only agents are told. */
  viewers: readonly string[] = [];
  /** Why the log could not be read, until it could. */
  problem: Problem | undefined;

  readonly #options: ConversationOptions;
  #fetching = false;
  #closed = false;
  #failures = 0;
  #timer: Timer;
  #typingTimer: Timer;
  #typedAt = -Infinity;
  #seen = 0;
  #told = 0;

  constructor(
    readonly id: string,
    options: ConversationOptions,
  ) {
    this.#options = options;
  }

  /** Loads the newest page and follows what comes. */
  open(): void {
    void this.#catchUp();
  }

  close(): void {
    this.#closed = true;
    this.#options.connection.leave(this.id);
    this.#options.environment.clearTimeout(this.#timer);
    this.#options.environment.clearTimeout(this.#typingTimer);
  }

  /** Written here, not stored yet. */
  get pending(): readonly Outgoing[] {
    return this.#options.outbox.pending(this.id);
  }

  /** State of a stored message of this side. */
  delivery({ seq }: WireNumbered): Delivery {
    return seq <= this.read[this.#options.side === "visitor" ? "agent" : "visitor"] ? "seen" : "sent";
  }

  send(text: string, kind: Outgoing["kind"] = "message"): void {
    this.#typedAt = -Infinity;
    this.#options.outbox.enqueue(this.id, kind, text, this.log.last);
  }

  /** Tells the other side that somebody writes here, not too often. */
  tellTyping(): void {
    const now = this.#options.environment.now();
    if (now - this.#typedAt < TYPING_EVERY_MS) return;
    if (this.#options.connection.send({ action: "typing", conversation: this.id })) this.#typedAt = now;
  }

  /** Everything that is shown was seen here. The other side is told, now or when there is a socket. */
  tellRead(): void {
    const { side } = this.#options;
    const told = Math.max(this.#told, this.read[side]);
    this.#seen = this.log.last;
    // A visitor reports only messages as read. An agent's mark is compared with the newest event, so every event moves it.
    if (side === "visitor" ? this.#messagesAfter(told).length === 0 : this.#seen <= told) return;
    if (this.#options.connection.send({ action: "read", conversation: this.id, seq: this.#seen })) this.#told = this.#seen;
  }

  /** Messages of the other side that nobody on this side has seen; to a visitor an automatic reply is one. */
  get unread(): WireNumbered[] {
    return this.#messagesAfter(Math.max(this.#seen, this.read[this.#options.side]));
  }

  #messagesAfter(last: number): WireNumbered[] {
    const { side } = this.#options;
    const isTheirs = (event: WireEvent): boolean =>
      event.type === "auto_reply" ? side === "visitor" : event.type === "message" && event.side !== side;
    return this.log.events.filter(({ seq, event }) => seq > last && isTheirs(event));
  }

  /** Loads the page before the oldest event. */
  async loadOlder(): Promise<void> {
    if (!this.log.hasOlder) return;
    if (this.log.applyPage(await this.#options.events({ before: this.log.first }))) this.#options.onChange();
  }

  /** The network is back: what could not be read is asked for at once. */
  retry(): void {
    if (!this.problem) return;
    this.#failures = 0;
    void this.#catchUp(true);
  }

  /** Asks for news over HTTP. */
  poll(): void {
    void this.#catchUp(true);
  }

  /** Takes in a frame of this conversation. */
  receive(frame: ServerFrame): void {
    switch (frame.type) {
      case "event":
        if (frame.event.type === "fetch") this.log.heard(frame.seq);
        else this.#take({ seq: frame.seq, at: frame.at, event: frame.event });
        if (this.log.missing) this.#catchUpIn(HOLE_MS);
        break;
      case "resumed":
        this.log.heard(frame.last);
        this.#stand(frame);
        // A `read` frame may have been lost with the old socket.
        this.#told = 0;
        if (this.#seen === this.log.last) this.tellRead();
        if (this.log.missing) void this.#catchUp();
        break;
      case "read":
        this.#mark({ ...this.read, [frame.side]: frame.seq });
        break;
      case "typing":
        this.#showTyping(frame);
        break;
      case "viewers":
        this.viewers = frame.agents;
        break;
      default:
        return;
    }
    this.#options.onChange();
  }

  /** Puts an entry of the outbox, stored at `seq`, into the log. */
  stored(entry: Outgoing, seq: number): void {
    const { at, kind, sender, n, text } = entry;
    const { side, author } = this.#options;
    // A note is never shown to the visitor, so it carries no side.
    const whose = kind === "note" ? author : { side, ...author };
    this.#take({ seq, at, event: { type: kind, ...whose, sender, n, text } as WireEvent });
    if (this.log.missing) this.#catchUpIn(HOLE_MS);
  }

  #take(stored: WireNumbered): void {
    this.#options.outbox.observe(this.id, stored);
    const before = this.log.last;
    if (this.log.apply(stored)) this.#follow(before);
  }

  #follow(last: number): void {
    for (const { seq, event } of this.log.events) {
      if (seq <= last) continue;
      if (event.type === "status") this.status = event.status;
      const side = event.type === "note" ? "agent" : event.type === "message" && event.side;
      if (side === this.typing?.side) this.typing = undefined;
    }
  }

  // A mark never goes back, whatever order frames come in.
  #mark({ visitor, agent }: ReadMarks): void {
    this.read = { visitor: Math.max(visitor, this.read.visitor), agent: Math.max(agent, this.read.agent) };
  }

  #showTyping({ side, name, agent }: Extract<ServerFrame, { type: "typing" }>): void {
    const { environment, onChange } = this.#options;
    this.typing = { side, name, agent };
    environment.clearTimeout(this.#typingTimer);
    this.#typingTimer = environment.setTimeout(() => {
      this.typing = undefined;
      onChange();
    }, TYPING_SHOWN_MS);
  }

  #catchUpIn(ms: number, ask = false): void {
    const { environment } = this.#options;
    environment.clearTimeout(this.#timer);
    this.#timer = environment.setTimeout(() => {
      if (ask || this.log.missing) void this.#catchUp(ask);
    }, ms);
  }

  async #catchUp(ask = this.status === undefined): Promise<void> {
    if (this.#fetching || this.#closed) return;
    this.#fetching = true;
    try {
      let before: number;
      do {
        before = this.log.last;
        const first = this.status === undefined;
        this.#takePage(await this.#options.events(first ? {} : { after: before }));
        if (first && !this.#closed) this.#options.connection.join(this.id, () => this.log.last);
      } while (this.log.missing && this.log.last > before);
      // A page that does not reach the announced end is asked for again, ever more slowly.
      this.#failures = this.log.missing ? this.#failures + 1 : 0;
      this.problem = undefined;
    } catch (error) {
      this.#failures += 1;
      this.problem = asProblem(error);
    }
    this.#fetching = false;
    if (this.#closed) return;
    if (this.problem?.retryable || (!this.problem && this.log.missing))
      this.#catchUpIn(backoff(this.#options.environment, this.#failures), ask);
    this.#options.onChange();
  }

  #takePage(page: EventsPage): void {
    for (const stored of page.events) this.#options.outbox.observe(this.id, stored);
    this.log.applyPage(page);
    this.#stand(page);
  }

  // Status and read marks are those of the event `last`; later events are already in the log and are applied on top.
  #stand({ last, status, read }: Pick<EventsPage, "last" | "status" | "read">): void {
    this.status = status;
    this.#mark(read);
    this.#follow(last);
  }
}
