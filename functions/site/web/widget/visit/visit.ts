// A visitor's stay: the token, the conversation, and what is written before there is one. A visitor exists from the first message on.

import type { ConnectionState, Environment, FieldError, LiveConversation, Outgoing, SentPage } from "../../protocol/src/index.ts";
import { browserEnvironment, browserTabLocks, Client, Http, Problem, VisitorApi } from "../../protocol/src/index.ts";
import type { VisitStorage } from "./visit-storage.ts";

const SILENCE_MS = 5_000;
const LONGEST_URL = 2_000;
// The conversation id of messages that were written before there is a conversation.
const NONE_YET = "";

/** The page that the visitor looks at, as a part of a request. */
export function currentPage(): { page?: SentPage } {
  const { href: url } = location;
  const { title, referrer } = document;
  return url.startsWith("http") && url.length <= LONGEST_URL ? { page: { url, title, referrer } } : {};
}

/** One visitor on one site. */
export class Visit {
  readonly api: VisitorApi;
  conversation: LiveConversation | undefined;
  /** The conversation that was kept is no longer there. */
  gone = false;
  /** What the server said of the answers before the chat, when it refused them: no conversation begins with them. */
  unfit: FieldError[] | undefined;

  readonly #environment: Environment = browserEnvironment();
  readonly #site: string;
  readonly #kept: VisitStorage;
  readonly #onChange: () => void;
  readonly #onEnd: () => void;
  readonly #onUnfit: () => void;
  #client: Client | undefined;
  #opening: Promise<Client> | undefined;
  #state: ConnectionState = "stopped";
  #silence: ReturnType<typeof setTimeout> | undefined;
  #silent = false;

  /** `onEnd`: another tab has ended the visit. `onUnfit`: the answers before the chat were refused. */
  constructor(origin: string, site: string, kept: VisitStorage, onChange: () => void, onEnd: () => void, onUnfit: () => void) {
    this.#site = site;
    this.#kept = kept;
    this.#onChange = onChange;
    this.#onEnd = onEnd;
    this.#onUnfit = onUnfit;
    this.api = new VisitorApi(new Http(this.#environment, origin, () => this.#headers()));
    // Another tab of this visitor may begin the conversation, or end it.
    kept.listen(
      () => void this.resume(),
      () => this.#ended(),
    );
    // A page that comes back from the browser's memory has heard of nothing.
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted && this.conversation && !kept.get("conversation")) this.#ended();
    });
  }

  /** No connection for so long that it should be said. Where only sockets are blocked, HTTP is one. */
  get offline(): boolean {
    return this.#silent && (this.#state === "connecting" || Boolean(this.conversation?.problem));
  }

  /** The queue of the conversation that goes on, if one does. */
  get queue(): string | undefined {
    return this.#kept.get("conversation")?.queue;
  }

  /** What is written and not stored yet. */
  get pending(): readonly Outgoing[] {
    return this.#client?.outbox.pending(this.conversation?.id ?? NONE_YET) ?? [];
  }

  /** Goes on with what is kept. */
  async resume(): Promise<void> {
    const kept = this.#kept.get("conversation");
    if (!kept || kept.id === this.conversation?.id) return;
    const client = await this.#open();
    if (kept.id && client === this.#client) this.#follow(client, kept.id);
  }

  async send(queue: string, text: string): Promise<void> {
    this.gone = false;
    if (this.conversation) return this.conversation.send(text);
    this.#kept.set("conversation", { queue, id: NONE_YET });
    (await this.#open()).outbox.enqueue(NONE_YET, "message", text, 0);
  }

  /** Begins with other answers, where the first were refused. */
  beginAgain(): void {
    if (!this.unfit) return;
    this.unfit = undefined;
    for (const { key } of this.pending) this.retry(key);
  }

  retry(key: string): void {
    this.#client?.outbox.retry(key);
  }

  discard(key: string): void {
    this.#client?.outbox.discard(key);
    if (!this.conversation && this.pending.length === 0) this.#kept.set("conversation", undefined);
  }

  /** Ends the visit: the token on the server, and all that this browser keeps, in every tab. */
  end(): void {
    // If the server cannot be reached the token expires by itself, and no browser has it any more.
    if (this.#kept.get("token")) this.api.endVisit().catch(() => undefined);
    this.#forget();
    this.#kept.tellEnd();
  }

  #ended(): void {
    this.#forget();
    this.#onEnd();
  }

  #forget(): void {
    this.#client?.forget();
    this.#client = this.#opening = this.conversation = undefined;
    this.gone = false;
    this.unfit = undefined;
    this.#kept.clear();
  }

  async #open(): Promise<Client> {
    const { store, session, prefix } = this.#kept;
    const opening = (this.#opening ??= Client.open({
      environment: this.#environment,
      side: "visitor",
      api: this.api,
      store,
      session,
      tabLocks: browserTabLocks(),
      prefix: `${prefix}outbox.`,
      prepare: (entry) => this.#prepare(entry),
      onChange: () => this.#refused(this.conversation?.problem),
      onState: (state) => this.#followState(state),
      onFailure: (error) => this.#refused(error),
    }));
    const client = await opening;
    // The visit may have been ended meanwhile.
    if (opening === this.#opening) this.#client = client;
    else client.forget();
    return client;
  }

  // Without an Authorization header browsers need no CORS preflight.
  #headers(): Record<string, string> {
    const token = this.#kept.get("token");
    return token ? { authorization: `Bearer ${token}` } : {};
  }

  #follow(client: Client, id: string): void {
    const before = this.conversation?.id ?? NONE_YET;
    if (before === id) return;
    client.close(before);
    client.outbox.move(before, id);
    this.conversation = client.conversation(id);
    this.unfit = undefined;
    client.connection.start();
  }

  // The first message makes the visitor and the conversation. Asking again gives the same conversation, so a repeat is harmless.
  async #prepare(entry: Outgoing): Promise<void> {
    const { queue } = this;
    if (entry.conversation !== NONE_YET || !queue) return;
    const opening = this.#opening;
    const token = this.#kept.get("token");
    if (!token) await this.#alone(() => this.#identify());
    const answers = this.#kept.get("answers");
    const first = answers?.done && answers.queue === queue ? answers : undefined;
    try {
      const more = first && { answers: first.fields, ...(first.bot && { bot: first.bot }) };
      const { conversation: id } = await this.api.createConversation({ queue, ...more, ...currentPage() });
      // The visit was ended meanwhile.
      if (opening !== this.#opening) return;
      this.#kept.set("conversation", { queue, id });
      this.#kept.set("answers", undefined);
      this.#follow(await this.#open(), id);
    } catch (problem) {
      const { code, errors } = problem as Problem;
      if (opening !== this.#opening) throw problem;
      // A token from an earlier page may have expired; one that was made just now has not.
      if (token && code === "unauthenticated") {
        if (this.#kept.get("token") === token) this.#kept.set("token", undefined);
      } else if (code === "invalid" && first?.bot) {
        // A way through a bot that the server does not know is no reason to keep the message from it.
        this.#kept.set("answers", undefined);
      } else {
        if (code === "invalid") this.#tellUnfit(errors);
        throw problem;
      }
      await this.#prepare(entry);
    }
  }

  // Once, until there are other answers.
  #tellUnfit(errors: FieldError[]): void {
    if (this.unfit) return;
    this.unfit = errors;
    this.#onUnfit();
  }

  // All tabs are one visitor, also when two of them begin at the same instant.
  async #identify(): Promise<void> {
    const opening = this.#opening;
    if (this.#kept.get("token")) return;
    const { token } = await this.api.createVisitor(this.#site);
    if (opening === this.#opening && !this.#kept.get("token")) this.#kept.set("token", token);
  }

  // Pages without https have no locks; there a look at the storage must do.
  async #alone(act: () => Promise<void>): Promise<void> {
    await (navigator.locks ? navigator.locks.request(`${this.#kept.prefix}token`, act) : act());
  }

  // A break shorter than SILENCE_MS is not shown.
  #followState(state: ConnectionState): void {
    this.#state = state;
    if (state === "open") {
      clearTimeout(this.#silence);
      this.#silence = undefined;
      this.#silent = false;
    } else {
      this.#silence ??= setTimeout(() => {
        this.#silent = true;
        this.#onChange();
      }, SILENCE_MS);
    }
    this.#onChange();
  }

  // When the token ended, or the conversation is not ours any more, what was not sent yet begins a new one.
  #refused(problem: unknown): void {
    const { conversation, queue } = this;
    if (conversation && queue && problem instanceof Problem && ["unauthenticated", "not-found"].includes(problem.code)) {
      // Another tab may have begun the new one already.
      const kept = this.#kept.get("conversation")?.id;
      if (kept && kept !== conversation.id) void this.resume();
      else this.#beginAnew(conversation.id, queue);
    }
    this.#onChange();
  }

  #beginAnew(left: string, queue: string): void {
    this.#kept.set("token", undefined);
    this.#kept.set("conversation", this.pending.length > 0 ? { queue, id: NONE_YET } : undefined);
    this.conversation = undefined;
    this.gone = true;
    this.#client?.stop();
    this.#client?.outbox.move(left, NONE_YET);
  }
}
