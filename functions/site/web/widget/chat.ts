// The chat: the log, the composer, and the rating when the conversation is closed.

import type { SiteQueue, StoredEvent } from "../protocol/src/index.ts";
import { button, h, icon, isComposed, spoken } from "./dom.ts";
import type { Kept } from "./kept.ts";
import { itemsOf, nameOf, pendingItem, reconcile } from "./messages.ts";
import type { Drawn } from "./messages.ts";
import { reasonOf, text } from "./texts.ts";
import type { View } from "./shell.ts";
import type { Visit } from "./visit.ts";

/** What the chat works with. */
export interface ChatOptions {
  visit: Visit;
  kept: Kept;
  queue: SiteQueue;
  leaveMessage(): void;
  announce(words: string): void;
}

const LONGEST = 10_000;
const NEAR_END_PX = 48;
const SECOND_MS = 1_000;

/** The chat view. */
export class Chat implements View {
  readonly element: HTMLElement;
  readonly #options: ChatOptions;
  readonly #list = h("ol", { role: "list" });
  readonly #log = h("div.log", { role: "log", "aria-live": "off", tabindex: "0" });
  readonly #intro = h("p.intro");
  readonly #typing = h("p.typing");
  readonly #rating = h("div.rating");
  readonly #problem = h("p.problem", { id: "problem" });
  readonly #offline = h("p.offline", { role: "status" });
  readonly #older = button(text("chat-older"), () => void this.#loadOlder(), "link");
  readonly #input = h("textarea", { rows: "1", "aria-label": text("composer-label"), placeholder: text("composer-label"), "aria-describedby": "problem" });
  readonly #drawn: Drawn = new Map();
  #newFrom: number | undefined;
  #heard = Infinity;
  #shown = false;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#log.setAttribute("aria-label", text("chat-label"));
    this.#log.append(this.#older, this.#intro, this.#list, this.#rating, this.#typing);
    this.#log.addEventListener("scroll", () => this.#tellRead());
    this.#intro.textContent = options.queue.open ? text("chat-greeting") : text("chat-closed");
    this.element = h("div.chat", this.#log, this.#offline, this.#composer());
    this.#input.value = options.kept.get("draft") ?? "";
  }

  focus(): void {
    this.#input.focus();
    this.#grow();
  }

  /** The panel was opened or closed. */
  show(shown: boolean): void {
    this.#shown = shown;
    if (!shown) return;
    this.#newFrom = this.#options.visit.conversation?.unread[0]?.seq;
    this.draw();
    const news = this.#drawn.get("new")?.node;
    if (news) news.scrollIntoView({ block: "start" });
    else this.#toEnd();
    this.#tellRead();
  }

  draw(): void {
    const { visit } = this.#options;
    const { conversation, pending } = visit;
    const follow = this.#nearEnd();
    const items = conversation ? itemsOf(conversation, this.#newFrom) : [];
    reconcile(this.#list, [...items, ...pending.map((entry) => pendingItem(entry, visit))], this.#drawn);
    this.#older.hidden = !conversation?.log.hasOlder;
    this.#intro.hidden = Boolean(conversation?.log.hasOlder);
    if (visit.gone) this.#intro.textContent = text("conversation-gone");
    const typing = conversation?.typing;
    this.#typing.textContent = typing ? text("chat-typing", { name: nameOf(typing.name) }) : "";
    this.#offline.textContent = visit.offline ? text("chat-offline") : "";
    this.#drawRating();
    if (follow) this.#toEnd();
    this.#announce();
    this.#tellRead();
    // Seconds that are counted down.
    clearTimeout(this.#tick);
    if (pending.some(({ resumesAt }) => resumesAt)) this.#tick = setTimeout(() => this.draw(), SECOND_MS);
  }

  #composer(): HTMLElement {
    const send = h("button.send", icon("send"), spoken(text("composer-send")));
    this.#input.addEventListener("input", () => this.#typed());
    this.#input.addEventListener("keydown", (event) => {
      // On a touch keyboard Enter breaks the line; while a word is being composed it belongs to the input method.
      if (event.key !== "Enter" || event.shiftKey || isComposed(event) || matchMedia("(pointer: coarse)").matches) return;
      event.preventDefault();
      this.#send();
    });
    const submit = (event: Event): void => {
      event.preventDefault();
      this.#send();
      this.#input.focus();
    };
    const row = h("div.row", this.#input, send);
    const instead = button(text("leave-message"), this.#options.leaveMessage, "link");
    return h("form.composer", { submit }, this.#problem, row, instead);
  }

  #send(): void {
    const { visit, kept, queue } = this.#options;
    const body = this.#input.value.trim();
    if (!body || this.#tooLong()) return;
    void visit.send(queue.queue, body);
    this.#input.value = "";
    kept.set("draft", undefined);
    this.#grow();
    this.#newFrom = undefined;
    this.draw();
    this.#toEnd();
  }

  #typed(): void {
    const { visit, kept } = this.#options;
    kept.set("draft", this.#input.value);
    this.#tooLong();
    this.#grow();
    if (this.#input.value) visit.conversation?.tellTyping();
  }

  #tooLong(): boolean {
    const tooLong = [...this.#input.value.trim()].length > LONGEST;
    this.#problem.textContent = tooLong ? text("composer-too-long", { most: LONGEST }) : "";
    this.#input.ariaInvalid = String(tooLong);
    return tooLong;
  }

  #grow(): void {
    this.#input.style.blockSize = "auto";
    this.#input.style.blockSize = `${this.#input.scrollHeight}px`;
  }

  #nearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  }

  #toEnd(): void {
    this.#log.scrollTop = this.#log.scrollHeight;
  }

  async #loadOlder(): Promise<void> {
    const { scrollHeight, scrollTop } = this.#log;
    this.#older.disabled = true;
    await this.#options.visit.conversation?.loadOlder().catch(() => undefined);
    this.#older.disabled = false;
    this.#log.scrollTop = scrollTop + this.#log.scrollHeight - scrollHeight;
    this.#log.focus();
  }

  #tellRead(): void {
    if (this.#shown && !document.hidden && this.#nearEnd()) this.#options.visit.conversation?.tellRead();
  }

  // Only what comes while one looks on is said: neither history nor one's own words, but also that words are gone.
  #announce(): void {
    const log = this.#options.visit.conversation?.log;
    if (!log || log.events.length === 0) return;
    const news = log.events.filter(({ seq }) => seq > this.#heard);
    this.#heard = log.last;
    if (this.#shown) for (const event of news) this.#say(event);
  }

  #say({ event }: StoredEvent): void {
    if (event.type === "redacted") this.#options.announce(text("message-removed"));
    if (event.type !== "message" || event.side === "visitor" || !event.text) return;
    this.#options.announce(`${nameOf(event.name)}: ${event.text}`);
  }

  #drawRating(): void {
    const { conversation } = this.#options.visit;
    const last = conversation?.log.events.findLast(({ event }) => event.type === "rated" || event.type === "status");
    const ask = conversation?.status === "resolved" && last?.event.type === "status";
    if (ask === this.#rating.childElementCount > 0) return;
    if (!ask) return this.#rating.replaceChildren();
    const choice = (score: -1 | 0 | 1, words: string): HTMLElement => button(words, () => void this.#rate(score));
    const choices = [choice(1, text("rate-good")), choice(0, text("rate-neutral")), choice(-1, text("rate-bad"))];
    this.#rating.replaceChildren(
      h("p", { id: "rate-question" }, text("rate-question")),
      h("div", { role: "group", "aria-labelledby": "rate-question" }, ...choices),
    );
  }

  async #rate(score: -1 | 0 | 1): Promise<void> {
    const { visit, announce } = this.#options;
    if (!visit.conversation) return;
    try {
      await visit.api.rate(visit.conversation.id, { score });
      // The question goes when the rating comes with the log.
      announce(text("rate-thanks"));
    } catch (problem) {
      this.#problem.textContent = reasonOf((problem as { code?: "unavailable" }).code);
    }
  }
}
