// The chat: the log and the composer. What belongs to a conversation that goes on comes with ongoing.ts.

import type { Outgoing, QueueSettings, SiteSettings, WireNumbered } from "../../protocol/src/index.ts";
import { button, h, icon, isComposed, spoken, writeLinked } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { text } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";
import type { Drawn } from "./messages.ts";
import { authorOf, itemsOf, nameOf, pendingItem, reconcile } from "./messages.ts";
import { isAtEnd, keepEnd, toEnd } from "./scroll.ts";

/** Dependencies of the chat. */
export interface ChatOptions {
  visit: Visit;
  kept: VisitStorage;
  site: SiteSettings;
  queue: QueueSettings;
  leaveMessage(): void;
  announce(words: string): void;
}

const LONGEST = 10_000;
const SECOND_MS = 1_000;
// How long a visitor waits for an answer before the form is offered.
const PATIENCE_MS = 180_000;

const isOwn = (one: WireNumbered | Outgoing): boolean =>
  !("event" in one) || (one.event.type === "message" && one.event.side === "visitor");

/** The chat view. */
export class Chat implements View {
  readonly element: HTMLElement;
  readonly aside = h("div");
  readonly #options: ChatOptions;
  readonly #list = h("ol", { role: "list" });
  readonly #log = h("div.log", { role: "log", "aria-live": "off", tabindex: "0" });
  readonly #intro = h("p.intro");
  readonly #typing = h("p.typing");
  readonly #problem = h("p.problem", { id: "problem" });
  readonly #offline = h("p.offline", { role: "status" });
  readonly #older = button(text("chat-older"), () => void this.#loadOlder(), "link");
  readonly #instead: HTMLElement;
  readonly #input = h("textarea", {
    rows: "1",
    "aria-label": text("composer-label"),
    placeholder: text("composer-label"),
    "aria-describedby": "problem",
  });
  readonly #drawn: Drawn = new Map();
  #newFrom: number | undefined;
  #heard = Infinity;
  #shown = false;
  #tick: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
    this.#log.setAttribute("aria-label", text("chat-label"));
    this.#log.append(this.#older, this.#intro, this.#list, this.aside, this.#typing);
    this.#log.addEventListener("scroll", () => this.#tellRead());
    this.#instead = button(text("leave-message"), () => options.leaveMessage(), "link");
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
    else toEnd(this.#log);
    this.#tellRead();
  }

  draw(): void {
    const { visit, queue } = this.#options;
    const { pending } = visit;
    keepEnd(this.#log, () => this.#drawLog());
    this.#announce();
    this.#tellRead();
    const patience = this.#patience();
    this.#instead.hidden = !queue.form.offered || patience > 0;
    this.#drawState();
    // Seconds are counted down.
    this.#drawIn(pending.some(({ resumesAt }) => resumesAt) ? SECOND_MS : patience);
  }

  #drawLog(): void {
    const { visit, site } = this.#options;
    const { conversation, pending } = visit;
    const items = conversation ? itemsOf(conversation, this.#newFrom, site.name) : [];
    reconcile(this.#list, [...items, ...pending.map((entry) => pendingItem(entry, visit))], this.#drawn);
    this.#older.hidden = !conversation?.log.hasOlder;
    this.#intro.hidden = Boolean(conversation?.log.hasOlder);
    const typing = conversation?.typing;
    this.#typing.textContent = typing ? text("chat-typing", { name: nameOf(typing.name) }) : "";
  }

  // Before the first message it is said above the log what to expect, later beside the composer: the beginning of the log is out of sight.
  #drawState(): void {
    const { visit, queue, site } = this.#options;
    const { texts } = site;
    const closed = !queue.open && (texts.closed || text("chat-closed"));
    const begun = visit.conversation || visit.pending.length > 0;
    const greeting = texts.greeting || text("chat-greeting");
    writeLinked(this.#intro, visit.gone ? text("conversation-gone") : (!begun && closed) || greeting);
    const waiting = begun && visit.conversation?.status !== "resolved" && closed;
    const choice = waiting && !this.#instead.hidden ? ` ${text("chat-wait-or-leave")}` : "";
    writeLinked(this.#offline, visit.offline ? text("chat-offline") : (waiting || "") + choice);
  }

  #drawIn(ms: number): void {
    clearTimeout(this.#tick);
    if (this.#shown && ms > 0 && ms < Infinity) this.#tick = setTimeout(() => this.draw(), ms);
  }

  // How long the form is not offered yet: it is for who finds nobody, or is not answered.
  #patience(): number {
    const { queue, visit } = this.#options;
    const events = visit.conversation?.log.events ?? [];
    const answered = events.findLast(({ event }) => event.type === "message" && event.side === "agent");
    const asked = [...events, ...visit.pending].find((one) => isOwn(one) && one.at > (answered?.at ?? ""));
    const there = queue.open && queue.here;
    const since = there ? asked : answered;
    if (since) return Date.parse(since.at) + PATIENCE_MS - Date.now();
    return there ? Infinity : 0;
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
    return h("form.composer", { submit }, this.#problem, row, this.#instead);
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
    toEnd(this.#log);
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

  async #loadOlder(): Promise<void> {
    const { scrollHeight, scrollTop } = this.#log;
    this.#older.disabled = true;
    await this.#options.visit.conversation?.loadOlder().catch(() => undefined);
    this.#older.disabled = false;
    this.#log.scrollTop = scrollTop + this.#log.scrollHeight - scrollHeight;
    this.#log.focus();
  }

  #tellRead(): void {
    if (this.#shown && !document.hidden && isAtEnd(this.#log)) this.#options.visit.conversation?.tellRead();
  }

  // Only what comes while one looks on is said: neither history nor one's own words, but also that words are gone.
  #announce(): void {
    const log = this.#options.visit.conversation?.log;
    if (!log || log.events.length === 0) return;
    const news = log.events.filter(({ seq }) => seq > this.#heard);
    this.#heard = log.last;
    if (this.#shown) for (const event of news) this.#say(event);
  }

  #say({ event }: WireNumbered): void {
    const { site, announce } = this.#options;
    if (event.type === "redacted") announce(text("message-removed"));
    const author = authorOf(event, site.name);
    if (author && "text" in event && event.text) announce(`${author}: ${event.text}`);
  }
}
