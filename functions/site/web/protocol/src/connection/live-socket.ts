// One socket, from its ticket to its end. It is ready when every joined conversation has resumed on it.

import type { Environment, Socket, Timer } from "../environment.ts";
import { randomId } from "../environment.ts";
import { toJson } from "../http/json.ts";
import type { ClientFrame, ServerFrame, Ticket } from "../types.ts";

/** Callbacks of a socket. */
export interface LiveSocketListener {
  onFrame(frame: ServerFrame): void;
  onReady(): void;
  onClosed(): void;
}

const READY_MS = 10_000;
const OPEN = 1;

/** One socket. */
export class LiveSocket {
  readonly #environment: Environment;
  readonly #listener: LiveSocketListener;
  readonly #awaited = new Set<string>();
  #socket: Socket | undefined;
  #nonce = "";
  #deadline: Timer;
  #ready = false;
  #closed = false;

  constructor(environment: Environment, listener: LiveSocketListener) {
    this.#environment = environment;
    this.#listener = listener;
  }

  open(ticket: Ticket, joined: ReadonlyMap<string, () => number>): void {
    const socket = this.#environment.openSocket(ticket.url, ["v1", `ticket.${ticket.ticket}`]);
    this.#socket = socket;
    this.#deadline = this.#environment.setTimeout(() => this.#end(), READY_MS);
    socket.onopen = () => {
      for (const conversation of joined.keys()) this.#awaited.add(conversation);
      for (const [conversation, after] of joined) this.resume(conversation, after());
      this.ping();
    };
    socket.onmessage = ({ data }) => this.#receive(String(data));
    // A socket that the page's policy refuses says `error` and never `close`.
    socket.onclose = socket.onerror = () => this.#end();
  }

  send(frame: ClientFrame): boolean {
    if (this.#socket?.readyState !== OPEN) return false;
    this.#socket.send(toJson(frame));
    return true;
  }

  resume(conversation: string, after: number): void {
    this.send({ action: "resume", conversation, after });
  }

  ping(): void {
    this.#nonce = randomId();
    this.send({ action: "ping", nonce: this.#nonce });
  }

  /** Closes it without calling `onClosed`. */
  close(): void {
    this.#closed = true;
    this.#environment.clearTimeout(this.#deadline);
    if (!this.#socket) return;
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = this.#socket.onerror = null;
    this.#socket.close();
  }

  #end(): void {
    if (this.#closed) return;
    this.close();
    this.#listener.onClosed();
  }

  #receive(data: string): void {
    let frame: ServerFrame;
    try {
      frame = JSON.parse(data) as ServerFrame;
    } catch {
      return;
    }
    // Only the answer to the newest ping counts: an older one proves nothing about now.
    if (frame.type === "pong") {
      if (frame.nonce !== this.#nonce) return;
      this.#nonce = "";
    }
    this.#listener.onFrame(frame);
    if (frame.type === "resumed") this.#awaited.delete(frame.conversation);
    // A conversation that is not ours will never resume; any other refusal may pass on the next socket.
    if (frame.type === "error" && (frame.code === "not-found" || frame.code === "forbidden")) {
      this.#awaited.delete(frame.ref?.conversation ?? "");
    }
    if (this.#ready || this.#awaited.size > 0 || this.#nonce) return;
    this.#ready = true;
    this.#environment.clearTimeout(this.#deadline);
    this.#listener.onReady();
  }
}
