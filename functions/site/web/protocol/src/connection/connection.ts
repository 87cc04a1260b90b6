// The socket that stays: pings, planned and unplanned reconnects, wake-ups, and HTTP polling where sockets are blocked.

import type { Environment, Timer } from "../environment.ts";
import { backoff } from "../environment.ts";
import { asProblem } from "../http/problem.ts";
import type { ClientFrame, ServerFrame, Ticket } from "../types.ts";
import { LiveSocket } from "./live-socket.ts";

/** `polling`: no socket for some time, so news are asked for over HTTP; a socket is still being tried. */
export type ConnectionState = "stopped" | "connecting" | "open" | "polling";

/** Dependencies and callbacks of a connection. */
export interface ConnectionOptions {
  environment: Environment;
  ticket(): Promise<Ticket>;
  onFrame(frame: ServerFrame): void;
  onState(state: ConnectionState): void;
  /** A new socket took over: what else is to be followed is said on it now. */
  onSocket?(): void;
  /** Time to ask for news over HTTP. */
  onPoll(): void;
  /** A ticket was refused or no socket came; trying goes on unless `stop` is called. */
  onFailure?(error: unknown): void;
}

const PING_MS = [240_000, 300_000] as const;
const PONG_MS = 10_000;
const WAKE_PONG_MS = 2_000;
const RENEW_MS = [105 * 60_000, 115 * 60_000] as const;
const PREVIOUS_OPEN_MS = 5_000;
const REJOIN_MS = 2_000;
const POLL_AFTER_MS = 2_500;
const POLL_MS = 4_000;
const HIDDEN_POLL_MS = 20_000;

/** One lasting connection. It never gives up until it is stopped. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #environment: Environment;
  readonly #joined = new Map<string, () => number>();
  readonly #timers = new Map<string, Timer>();
  #state: ConnectionState = "stopped";
  #socket: LiveSocket | undefined;
  #next: LiveSocket | undefined;
  #previous: LiveSocket | undefined;
  #failures = 0;
  #stopListening: (() => void) | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#environment = options.environment;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  start(): void {
    if (this.#state !== "stopped") return;
    this.#stopListening = this.#environment.onWake(() => this.wake());
    this.#pollUntilOpen();
    void this.#renew();
  }

  stop(): void {
    this.#stopListening?.();
    for (const name of [...this.#timers.keys()]) this.#cancel(name);
    for (const socket of [this.#socket, this.#next, this.#previous]) socket?.close();
    this.#socket = this.#next = this.#previous = undefined;
    this.#failures = 0;
    this.#setState("stopped");
  }

  /** Follows a conversation; `after` is asked at each resume. */
  join(conversation: string, after: () => number): void {
    this.#joined.set(conversation, after);
    for (const socket of [this.#socket, this.#next]) socket?.resume(conversation, after());
  }

  /** Follows a conversation no longer. */
  leave(conversation: string): void {
    if (!this.#joined.delete(conversation)) return;
    for (const socket of [this.#socket, this.#next]) socket?.send({ action: "leave", conversation });
    // The server may handle `leave` after a later `resume`: if the conversation was joined again meanwhile, `resume` is sent once more.
    this.#after(`left ${conversation}`, REJOIN_MS, () => {
      const after = this.#joined.get(conversation);
      if (after) this.#socket?.resume(conversation, after());
    });
  }

  /** False when no socket is ready: nothing was sent. */
  send(frame: ClientFrame): boolean {
    return this.#socket?.send(frame) ?? false;
  }

  /** Sends a ping; when no pong comes in time, a new socket is opened. */
  probe(deadlineMs: number = PONG_MS): void {
    this.#cancel("ping");
    this.#after("pong", deadlineMs, () => this.#reconnect());
    this.#socket?.ping();
  }

  /** The network, the page or the machine may have come back. */
  wake(): void {
    if (this.#state === "stopped") return;
    if (!this.#socket) {
      if (!this.#next) void this.#renew();
      return;
    }
    // One wake-up fires several events; the first is enough.
    if (this.#timers.has("woke")) return;
    this.#after("woke", WAKE_PONG_MS, () => undefined);
    for (const [conversation, after] of this.#joined) this.#socket.resume(conversation, after());
    this.probe(WAKE_PONG_MS);
  }

  async #renew(): Promise<void> {
    if (this.#next) return;
    this.#cancel("renew");
    const socket = new LiveSocket(this.#environment, {
      onFrame: (frame) => this.#onFrame(socket, frame),
      onReady: () => this.#promote(socket),
      onClosed: () => this.#onClosed(socket),
    });
    this.#next = socket;
    try {
      const ticket = await this.#options.ticket();
      if (this.#next === socket) socket.open(ticket, this.#joined);
    } catch (error) {
      this.#options.onFailure?.(error);
      this.#onClosed(socket, (asProblem(error).retryAfterS ?? 0) * 1_000);
    }
  }

  #promote(socket: LiveSocket): void {
    this.#previous?.close();
    this.#previous = this.#socket;
    this.#socket = socket;
    this.#next = undefined;
    this.#failures = 0;
    // The server may still be putting the new socket onto the lists that are watched.
    this.#after("linger", PREVIOUS_OPEN_MS, () => this.#previous?.close());
    for (const name of ["poll", "pong"]) this.#cancel(name);
    this.#planPing();
    this.#after("renew", this.#between(RENEW_MS), () => void this.#renew());
    this.#options.onSocket?.();
    this.#setState("open");
  }

  #planPing(): void {
    this.#after("ping", this.#between(PING_MS), () => this.probe());
  }

  #onFrame(socket: LiveSocket, frame: ServerFrame): void {
    if (frame.type === "pong") {
      if (socket !== this.#socket) return;
      this.#cancel("pong");
      this.#planPing();
      return;
    }
    if (frame.type === "error" && frame.code === "not-joined" && frame.ref?.conversation) {
      const after = this.#joined.get(frame.ref.conversation);
      if (after) socket.resume(frame.ref.conversation, after());
    }
    this.#options.onFrame(frame);
  }

  // Nobody answers on an open socket. That is no sign of a busy server, so the next one is opened at once.
  #reconnect(): void {
    this.#socket?.close();
    this.#dropSocket();
    this.#pollUntilOpen();
    void this.#renew();
  }

  #dropSocket(): void {
    this.#socket = undefined;
    for (const name of ["ping", "pong", "renew"]) this.#cancel(name);
  }

  #onClosed(socket: LiveSocket, leastMs = 0): void {
    if (socket === this.#socket) {
      this.#dropSocket();
      if (this.#next) {
        this.#pollUntilOpen();
        return;
      }
    } else if (socket === this.#next) {
      this.#next = undefined;
      this.#failures += 1;
    } else {
      return;
    }
    this.#after("renew", Math.max(leastMs, backoff(this.#environment, this.#failures)), () => void this.#renew());
    if (!this.#socket) this.#pollUntilOpen();
  }

  // Polls over HTTP until a socket is open, whatever way the last one failed.
  #pollUntilOpen(): void {
    if (this.#timers.has("poll")) return;
    this.#setState("connecting");
    this.#after("poll", POLL_AFTER_MS, () => this.#poll());
  }

  #poll(): void {
    this.#setState("polling");
    this.#options.onPoll();
    this.#after("poll", this.#environment.visible() ? POLL_MS : HIDDEN_POLL_MS, () => this.#poll());
  }

  #between([from, to]: readonly [number, number]): number {
    return from + this.#environment.random() * (to - from);
  }

  #after(name: string, ms: number, run: () => void): void {
    this.#cancel(name);
    const timer = this.#environment.setTimeout(() => {
      this.#timers.delete(name);
      run();
    }, ms);
    this.#timers.set(name, timer);
  }

  #cancel(name: string): void {
    if (!this.#timers.has(name)) return;
    this.#environment.clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  #setState(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }
}
