// The whole library in one object: a connection, an outbox, and the conversations that are open.

import type { ConnectionState } from "./connection/connection.ts";
import { Connection } from "./connection/connection.ts";
import { LiveConversation } from "./conversation/live-conversation.ts";
import type { Environment, Store, TabLocks } from "./environment.ts";
import type { PageOf } from "./http/visitor-api.ts";
import { Outbox } from "./outbox/outbox.ts";
import type { Outgoing } from "./outbox/outgoing.ts";
import type { AgentName, EventsPage, SendMessage, Sent, ServerFrame, Side, Ticket } from "./types.ts";

/** The calls that both sides have. `VisitorApi` and `AgentApi` fit. */
export interface ClientApi {
  ticket(): Promise<Ticket>;
  events(conversation: string, page: PageOf): Promise<EventsPage>;
  sendMessage(conversation: string, message: SendMessage): Promise<Sent>;
  sendNote?(conversation: string, note: SendMessage): Promise<Sent>;
}

/** What a client is opened with. */
export interface ClientOptions {
  environment: Environment;
  side: Side;
  /** The signed-in agent, whose name stands under what is written here. */
  author?: AgentName;
  api: ClientApi;
  store: Store;
  session: Store;
  tabLocks: TabLocks;
  /** Begins the name of everything that is kept: one per deployment, side and signed-in person. */
  prefix: string;
  /** What must be there before an entry of the outbox can go. */
  prepare?(entry: Outgoing): Promise<void>;
  /** Something in this conversation changed: draw it again. */
  onChange(conversation: string): void;
  onState?(state: ConnectionState): void;
  /** A new socket took over. */
  onSocket?(): void;
  /** Frames that belong to no conversation: `row`, `log`, `notice`. */
  onFrame?(frame: ServerFrame): void;
  /** A ticket was refused. */
  onFailure?(error: unknown): void;
}

/** One page's client. */
export class Client {
  readonly connection: Connection;
  #outbox!: Outbox;
  readonly #options: ClientOptions;
  readonly #conversations = new Map<string, LiveConversation>();
  #stopListening!: () => void;

  /** Makes a client; `connection.start()` connects it. */
  static async open(options: ClientOptions): Promise<Client> {
    const client = new Client(options);
    client.#outbox = await Outbox.open({
      ...options,
      transport: {
        prepare: async (entry) => options.prepare?.(entry),
        send: (frame) => client.connection.send(frame),
        post: (entry) => client.#post(entry),
        events: (conversation, after) => options.api.events(conversation, { after }),
        onSilence: () => client.connection.probe(),
        onStored: (entry, seq) => client.#conversations.get(entry.conversation)?.stored(entry, seq),
        onChange: (conversation) => options.onChange(conversation),
      },
    });
    // Not only when the socket is back: without one, entries go over HTTP.
    client.#stopListening = options.environment.onWake(() => client.#outbox.retryAll());
    return client;
  }

  private constructor(options: ClientOptions) {
    this.#options = options;
    this.connection = new Connection({
      environment: options.environment,
      ticket: () => options.api.ticket(),
      onFrame: (frame) => this.#receive(frame),
      onState: (state) => this.#followState(state),
      onSocket: () => options.onSocket?.(),
      onPoll: () => this.#poll(),
      onFailure: (error) => options.onFailure?.(error),
    });
  }

  get outbox(): Outbox {
    return this.#outbox;
  }

  /** Opens a conversation, or gives the one that is open. */
  conversation(id: string): LiveConversation {
    const known = this.#conversations.get(id);
    if (known) return known;
    const options = this.#options;
    const conversation = new LiveConversation(id, {
      ...options,
      connection: this.connection,
      outbox: this.#outbox,
      events: (page) => options.api.events(id, page),
      onChange: () => options.onChange(id),
    });
    this.#conversations.set(id, conversation);
    conversation.open();
    return conversation;
  }

  /** Stops following a conversation. What is on its way there still goes out. */
  close(id: string): void {
    this.#conversations.get(id)?.close();
    this.#conversations.delete(id);
  }

  /** Ends everything; what is on its way waits in storage for the next page. */
  stop(): void {
    this.connection.stop();
    for (const id of [...this.#conversations.keys()]) this.close(id);
  }

  /** Ends everything, and what is on its way is neither sent nor kept. */
  forget(): void {
    this.stop();
    this.#stopListening();
    this.#outbox.forget();
  }

  #post(entry: Outgoing): Promise<Sent> {
    const { conversation, sender, n, text } = entry;
    const { api } = this.#options;
    if (entry.kind === "message" || !api.sendNote) return api.sendMessage(conversation, { sender, n, text });
    return api.sendNote(conversation, { sender, n, text });
  }

  #receive(frame: ServerFrame): void {
    this.#outbox.receive(frame);
    if ("conversation" in frame && frame.type !== "notice") this.#conversations.get(frame.conversation)?.receive(frame);
    else this.#options.onFrame?.(frame);
  }

  #followState(state: ConnectionState): void {
    if (state === "open") {
      this.#outbox.retryAll();
      for (const conversation of this.#conversations.values()) conversation.retry();
    }
    this.#options.onState?.(state);
  }

  #poll(): void {
    for (const conversation of this.#conversations.values()) conversation.poll();
  }
}
