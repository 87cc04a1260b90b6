// What was written here and is not stored yet. A message leaves the outbox only when the server says that it holds it.
//
// Every entry carries its sender and number from the start, so a repeat is harmless. Per conversation one entry is under way at a
// time. The entries of a page lie in a box that only this page uses; the box of a page that is gone is emptied by another.

import type { Environment, Store, TabLocks } from "../environment.ts";
import { backoff, newSender, randomId } from "../environment.ts";
import { asProblem, isRetryable, Problem } from "../http/problem.ts";
import { keysOf } from "../storage.ts";
import type { ClientFrame, EventsPage, Sent, ServerFrame, WireNumbered } from "../types.ts";
import type { Box } from "./box.ts";
import { nextNumber, readBox } from "./box.ts";
import type { Outgoing } from "./outgoing.ts";

/** How the outbox reaches the server, and its callbacks. */
export interface OutboxTransport {
  /** What must be there before an entry can go: a conversation, say, to which it is then moved. */
  prepare?(entry: Outgoing): Promise<void>;
  /** False when no socket is ready. */
  send(frame: ClientFrame): boolean;
  post(entry: Outgoing): Promise<Sent>;
  events(conversation: string, after: number): Promise<EventsPage>;
  /** No answer came on an open socket. */
  onSilence(): void;
  onStored(entry: Outgoing, seq: number): void;
  onChange(conversation: string): void;
}

/** What an outbox is opened with. */
export interface OutboxOptions {
  environment: Environment;
  /** Shared by the pages of the origin. */
  store: Store;
  /** Of this tab; survives its reload. */
  session: Store;
  tabLocks: TabLocks;
  /** Begins the name of everything kept. */
  prefix: string;
  transport: OutboxTransport;
}

const ACK_MS = 5_000;
const FRAMES = 2;
const FAILURES_BEFORE_TELLING = 2;
const GIVEN_UP = new Problem("unreachable", 0);

/** The messages on their way from this page. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #name: string;
  readonly #box: Box;
  readonly #running = new Set<string>();
  readonly #answers = new Map<string, (answer: number | Problem) => void>();
  readonly #pauses = new Map<string, () => void>();
  readonly #failures = new Map<string, number>();
  #forgotten = false;

  /** Takes up the box of this tab, or a new one when another page holds it. */
  static async open(options: OutboxOptions): Promise<Outbox> {
    const { store, session, tabLocks, prefix } = options;
    const previous = session.getItem(prefix);
    const kept = previous?.startsWith(prefix) && store.getItem(previous) !== null && (await tabLocks.take(previous)) ? previous : undefined;
    const name = kept ?? prefix + randomId();
    if (!kept) await tabLocks.take(name);
    try {
      session.setItem(prefix, name);
    } catch {
      // No room: after a reload the box is found among those that were left.
    }
    const outbox = new Outbox(options, name);
    outbox.#save();
    outbox.#adopt();
    return outbox;
  }

  private constructor(options: OutboxOptions, name: string) {
    this.#options = options;
    this.#name = name;
    this.#box = readBox(options.environment, options.store, name);
    this.#runAll();
  }

  /** What is on its way in one conversation, oldest first. */
  pending(conversation: string): readonly Outgoing[] {
    return this.#box.entries.filter((entry) => entry.conversation === conversation);
  }

  enqueue(conversation: string, kind: Outgoing["kind"], text: string, after: number): void {
    if (this.#forgotten) return;
    const at = new Date(this.#options.environment.now()).toISOString();
    this.#box.entries.push({
      key: randomId(),
      conversation,
      kind,
      text,
      after,
      at,
      state: "sending",
      ...nextNumber(this.#box, conversation),
    });
    this.#changed(conversation);
    void this.#run(conversation);
  }

  /** Tries a failed entry again now, under its old number: if an earlier try was stored after all, nothing is doubled. */
  retry(key: string): void {
    const entry = this.#find(key);
    if (!entry) return;
    entry.state = "sending";
    delete entry.code;
    this.#failures.delete(entry.conversation);
    this.#changed(entry.conversation);
    this.#pauses.get(entry.conversation)?.();
    void this.#run(entry.conversation);
  }

  /** The network is back: nothing waits any longer, unless the server has said how long. */
  retryAll(): void {
    this.#failures.clear();
    for (const resume of this.#pauses.values()) resume();
  }

  /** Gives an entry up. It is never sent by this page again. */
  discard(key: string): Outgoing | undefined {
    const entry = this.#find(key);
    if (!entry) return undefined;
    // Its number is missing now, so those behind it begin afresh; a refusal has seen to that already.
    if (!isRefused(entry)) this.#renumber(this.#behind(entry));
    this.#remove(entry);
    this.#changed(entry.conversation);
    return entry;
  }

  /** Gives everything up: nothing of it is sent or kept any more. */
  forget(): void {
    const { session, tabLocks, prefix } = this.#options;
    this.#forgotten = true;
    this.#box.entries = [];
    this.#save();
    session.removeItem(prefix);
    tabLocks.release(this.#name);
    this.retryAll();
  }

  /** Takes in an acknowledgement or a refusal. */
  receive(frame: ServerFrame): void {
    if (frame.type === "ack") this.#answers.get(nameOf(frame))?.(frame.seq);
    if (frame.type !== "error" || !frame.ref?.sender) return;
    const code = frame.code === "not-joined" ? "unavailable" : frame.code;
    this.#answers.get(nameOf(frame.ref))?.(new Problem(code, 0, {}, frame.retry_after_s));
  }

  /** Sees an event of the log: our own there means that it is stored. */
  observe(conversation: string, { seq, event }: WireNumbered): void {
    if (!("sender" in event)) return;
    const entry = this.#box.entries.find((own) => own.conversation === conversation && own.sender === event.sender && own.n === event.n);
    if (!entry) return;
    this.#answers.get(nameOf(entry))?.(seq);
    this.#remove(entry);
    this.#changed(conversation);
  }

  /** Moves what is on its way to another conversation, under new numbers. */
  move(from: string, to: string): void {
    const moved = this.pending(from);
    for (const entry of moved) Object.assign(entry, { conversation: to, after: 0, state: "sending", code: undefined });
    this.#renumber(moved);
    this.#changed(to);
    this.#pauses.get(from)?.();
    if (this.#running.delete(from)) this.#running.add(to);
    else void this.#run(to);
  }

  // Empties the boxes of pages that are gone, now and when one goes. An entry that is found twice has the same number twice.
  #adopt(): void {
    const { environment, store, tabLocks, prefix, transport } = this.#options;
    for (const name of keysOf(store, prefix)) {
      if (name === this.#name) continue;
      tabLocks.wait(name, () => {
        // After `forget` this page takes over no messages of other pages.
        if (this.#forgotten) return tabLocks.release(name);
        this.#box.entries.unshift(...readBox(environment, store, name).entries);
        this.#save();
        store.removeItem(name);
        tabLocks.release(name);
        for (const { conversation } of this.#box.entries) transport.onChange(conversation);
        this.#runAll();
      });
    }
  }

  #find(key: string): Outgoing | undefined {
    return this.#box.entries.find((entry) => entry.key === key);
  }

  #runAll(): void {
    for (const { conversation } of this.#box.entries) void this.#run(conversation);
  }

  async #run(conversation: string): Promise<void> {
    if (this.#running.has(conversation)) return;
    this.#running.add(conversation);
    let place = conversation;
    for (let entry = this.#head(place); entry; entry = this.#head(place)) {
      const outcome = await this.#deliver(entry);
      const moved = place !== entry.conversation;
      place = entry.conversation;
      // The refusal is about the conversation that the entry has been moved away from.
      if (moved && outcome instanceof Problem) continue;
      if (this.#box.entries.includes(entry)) await this.#conclude(entry, outcome);
    }
    this.#running.delete(place);
  }

  #head(conversation: string): Outgoing | undefined {
    return this.#box.entries.find((entry) => entry.conversation === conversation && !isRefused(entry));
  }

  async #deliver(entry: Outgoing): Promise<number | Problem> {
    const { transport } = this.#options;
    try {
      await transport.prepare?.(entry);
    } catch (error) {
      return asProblem(error);
    }
    // Given up while it was prepared.
    if (!this.#box.entries.includes(entry)) return GIVEN_UP;
    for (let frame = 0; entry.kind === "message" && frame < FRAMES; frame += 1) {
      const answer = await this.#sendFrame(entry);
      if (answer === "no socket") break;
      if (answer) {
        // Over HTTP there is no other answer to too many.
        if (answer instanceof Problem && answer.retryable && answer.code !== "too-many") break;
        return answer;
      }
      transport.onSilence();
    }
    return transport.post(entry).then(({ seq }) => seq, asProblem);
  }

  // Undefined when no answer comes.
  #sendFrame(entry: Outgoing): Promise<number | Problem | "no socket" | undefined> {
    const { environment, transport } = this.#options;
    const { conversation, sender, n, text } = entry;
    return new Promise((resolve) => {
      const name = nameOf(entry);
      const answer = (outcome?: number | Problem | "no socket"): void => {
        environment.clearTimeout(timer);
        this.#answers.delete(name);
        resolve(outcome);
      };
      const timer = environment.setTimeout(answer, ACK_MS);
      this.#answers.set(name, answer);
      if (!transport.send({ action: "send", conversation, sender, n, text })) answer("no socket");
    });
  }

  async #conclude(entry: Outgoing, outcome: number | Problem): Promise<void> {
    if (typeof outcome === "number") {
      this.#store(entry, outcome);
    } else if (outcome.code === "gap" || outcome.code === "sender-expired") {
      await this.#recover(entry);
    } else if (outcome.retryable) {
      await this.#pause(entry, outcome);
    } else {
      entry.state = "failed";
      entry.code = outcome.code;
      this.#renumber(this.#behind(entry));
      this.#changed(entry.conversation);
    }
  }

  // The server expects another number. Messages that are in the log are stored; the others are numbered again under a new sender,
  // so that a late frame of the old one cannot take a number.
  async #recover(entry: Outgoing): Promise<void> {
    try {
      await this.#readEvents(entry);
    } catch (error) {
      return this.#pause(entry, asProblem(error));
    }
    const stored = !this.#box.entries.includes(entry);
    this.#renumber(stored ? this.pending(entry.conversation) : [entry, ...this.#behind(entry)]);
    this.#changed(entry.conversation);
  }

  async #readEvents(entry: Outgoing): Promise<void> {
    const { conversation } = entry;
    const oldest = Math.min(...this.pending(conversation).map((own) => own.after), entry.after);
    for (let after = oldest, last = after + 1; after < last; ) {
      const page = await this.#options.transport.events(conversation, after);
      for (const stored of page.events) this.observe(conversation, stored);
      last = page.last;
      after = page.events.at(-1)?.seq ?? last;
    }
  }

  #behind(entry: Outgoing): readonly Outgoing[] {
    const row = this.pending(entry.conversation);
    return row.slice(row.indexOf(entry) + 1);
  }

  // Never of an entry that may be under way: its next try would be taken for another message.
  #renumber(entries: readonly Outgoing[]): void {
    this.#box.sender = newSender();
    this.#box.counters = {};
    for (const entry of entries) if (!isRefused(entry)) Object.assign(entry, nextNumber(this.#box, entry.conversation));
  }

  async #pause(entry: Outgoing, problem: Problem): Promise<void> {
    const { environment } = this.#options;
    const failures = (this.#failures.get(entry.conversation) ?? 0) + 1;
    this.#failures.set(entry.conversation, failures);
    const retryAfterMs = (problem.retryAfterS ?? 0) * 1_000;
    if (retryAfterMs) entry.resumesAt = environment.now() + retryAfterMs;
    if (retryAfterMs || failures >= FAILURES_BEFORE_TELLING) {
      entry.state = "failed";
      entry.code = problem.code;
      this.#changed(entry.conversation);
    }
    await new Promise<void>((resume) => {
      const timer = environment.setTimeout(resume, Math.max(retryAfterMs, backoff(environment, failures)));
      if (retryAfterMs) return;
      this.#pauses.set(entry.conversation, () => {
        environment.clearTimeout(timer);
        resume();
      });
    });
    this.#pauses.delete(entry.conversation);
    delete entry.resumesAt;
  }

  #store(entry: Outgoing, seq: number): void {
    this.#remove(entry);
    this.#save();
    this.#options.transport.onStored(entry, seq);
    this.#options.transport.onChange(entry.conversation);
  }

  #remove(entry: Outgoing): void {
    this.#box.entries.splice(this.#box.entries.indexOf(entry), 1);
    this.#failures.delete(entry.conversation);
  }

  #changed(conversation: string): void {
    this.#save();
    this.#options.transport.onChange(conversation);
  }

  #save(): void {
    const { store } = this.#options;
    if (this.#forgotten) {
      store.removeItem(this.#name);
      return;
    }
    try {
      store.setItem(this.#name, JSON.stringify(this.#box));
    } catch {
      // The store is full. The page goes on from memory. An older copy in the store would have numbers that are in use by now, so it is removed.
      store.removeItem(this.#name);
    }
  }
}

const nameOf = ({ conversation, sender, n }: { conversation?: string; sender?: string; n?: number }): string =>
  `${conversation} ${sender} ${n}`;

const isRefused = ({ state, code }: Outgoing): boolean => state === "failed" && code !== undefined && !isRetryable(code);
