// The panel, loaded by the launcher on the first press. It decides what to show: the chat, the form, the opening hours.

import type { Problem, QueueSettings, SiteSettings } from "../protocol/src/index.ts";
import { Chat } from "./chat/chat.ts";
import { answerCalls } from "./commands.ts";
import type { FormOptions } from "./contact-form/form.ts";
import type { Calls, TagSettings } from "./contract.ts";
import { chooseQueue, expectationOf } from "./opening-hours/closed.ts";
import css from "./panel.css?inline";
import { button } from "./shell/dom.ts";
import { fitPlace, keepEvents } from "./shell/host.ts";
import type { View } from "./shell/shell.ts";
import { notice, Shell } from "./shell/shell.ts";
import { applyTheme } from "./shell/theme.ts";
import type { Language } from "./texts.ts";
import { chooseLanguage, language, load, reasonOf, setZone, text } from "./texts.ts";
import { Visit } from "./visit/visit.ts";
import { VisitStorage } from "./visit/visit-storage.ts";

const SLOW_MS = 300;
const STALE_MS = 60_000;

/** Starts the panel, closed: `Start` of contract.ts. */
export async function start(host: HTMLElement, launcher: HTMLButtonElement, settings: TagSettings, calls: Calls): Promise<void> {
  const wanted = [settings.lang, document.documentElement.lang, ...navigator.languages];
  const chosen = chooseLanguage(wanted, undefined);
  await load(chosen ?? "en");
  keepEvents(host.shadowRoot as ShadowRoot);
  const panel = new Panel(host, launcher, settings, chosen);
  await panel.begin();
  answerCalls(calls, (verb, args) => panel.run(verb, args));
}

type Away = typeof import("./away.ts");

class Panel {
  readonly #host: HTMLElement;
  readonly #launcher: HTMLElement;
  readonly #tag: TagSettings;
  readonly #kept: VisitStorage;
  readonly #visit: Visit;
  readonly #shell: Shell;
  readonly #events = new EventTarget();
  /** Nothing when neither setting, page nor browser named a language of ours: then the site decides. */
  #language: Language | undefined;
  #settings: SiteSettings | undefined;
  #settingsAt = 0;
  /** Whom the visitor writes to. */
  #queue: QueueSettings | undefined;
  #view: View | undefined;
  #prefilled: Record<string, string> = {};
  #away: Promise<Away | undefined> | undefined;
  #unread = 0;
  /** The newest event of an agent; Infinity until the log was read once, because an old event does not mean that somebody is here now. */
  #heard = Infinity;

  constructor(host: HTMLElement, launcher: HTMLButtonElement, tag: TagSettings, language: Language | undefined) {
    const root = host.shadowRoot as ShadowRoot;
    this.#host = host;
    this.#launcher = launcher;
    host.dataset.theme = tag.theme ?? "";
    this.#tag = tag;
    this.#language = language;
    this.#kept = new VisitStorage(tag.site);
    const { origin } = new URL(import.meta.url);
    this.#visit = new Visit(
      origin,
      tag.site,
      this.#kept,
      () => this.#draw(),
      () => this.#forget(),
    );
    this.#shell = new Shell(host, launcher, () => this.close());
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    launcher.onclick = () => this.run("toggle", []);
    document.addEventListener("visibilitychange", () => this.#draw());
  }

  /** Goes on with a conversation that is kept. */
  async begin(): Promise<void> {
    this.#shell.write(language(), text("launcher-open"));
    await this.#visit.resume();
    this.#draw();
  }

  /** Does a command of the page; refuses verbs that it does not know. */
  run(verb: string, args: unknown[]): unknown {
    const [first, second] = args;
    switch (verb) {
      case "open":
        return this.open();
      case "close":
      case "hide":
        // The loader hides and shows the launcher, because it does so also before the panel is there.
        return this.close();
      case "toggle":
        return this.#shell.isOpen ? this.close() : this.open();
      case "show":
        return undefined;
      case "shutdown":
        return this.#shutdown();
      case "setLocale":
        return this.#setLanguage(chooseLanguage([first as string], language()));
      case "prefill":
        return void Object.assign(this.#prefilled, first);
      case "on":
      case "off":
        // What a listener throws is reported on the page, and stops nothing here.
        return this.#events[verb === "on" ? "addEventListener" : "removeEventListener"](first as string, second as EventListener);
      default:
        throw new Error(`Doorbell does not know "${verb}"`);
    }
  }

  async open(): Promise<void> {
    if (this.#shell.isOpen) return;
    fitPlace(this.#host, this.#launcher);
    this.#shell.open();
    this.#tell("open");
    if (!this.#settings) await this.#loadSettings();
    else if (Date.now() - this.#settingsAt > STALE_MS) void this.#refresh();
    const unread = this.#unread;
    this.#draw();
    if (unread > 0) this.#shell.announce(text("announce-messages", { count: unread }));
  }

  close(): void {
    if (!this.#shell.isOpen) return;
    this.#shell.close();
    this.#tell("close");
  }

  async #loadSettings(): Promise<void> {
    const slow = setTimeout(() => this.#show(notice(text("panel-loading"))), SLOW_MS);
    try {
      this.#settings = await this.#visit.api.site(this.#tag.site, this.#language);
      this.#settingsAt = Date.now();
      setZone(this.#settings.time_zone);
      await load(this.#settings.language);
      applyTheme(this.#host, this.#launcher, this.#settings.colour);
      this.#showSite(this.#settings);
    } catch (problem) {
      const again = button(text("try-again"), () => void this.#loadSettings(), "primary");
      this.#show(notice(reasonOf((problem as Problem).code), again));
    } finally {
      clearTimeout(slow);
    }
  }

  // Who is there changes while the page stays.
  async #refresh(): Promise<void> {
    const fresh = await this.#visit.api.site(this.#tag.site, this.#language).catch(() => undefined);
    this.#settingsAt = Date.now();
    const queue = fresh?.queues.find(({ queue }) => queue === this.#queue?.queue);
    if (queue && this.#queue) Object.assign(this.#queue, queue);
    this.#draw();
  }

  #showSite(site: SiteSettings): void {
    const { queues } = site;
    const named = queues.find(({ queue }) => queue === (this.#visit.queue ?? this.#tag.queue));
    const queue = named ?? (queues.length === 1 ? queues[0] : undefined);
    if (queue) this.#showQueue(site, queue);
    else this.#showChoice(site);
  }

  #showChoice(site: SiteSettings): void {
    const { queues } = site;
    this.#queue = undefined;
    this.#show(queues.length === 0 ? notice(text("expect-closed")) : chooseQueue(queues, (chosen) => this.#showQueue(site, chosen)));
  }

  #showQueue(site: SiteSettings, queue: QueueSettings): void {
    this.#queue = queue;
    // A conversation that goes on is shown also when the queue is closed: the answer may be there.
    if (queue.open || this.#visit.queue === queue.queue) this.#showChat(site, queue);
    else if (queue.offline === "form" && queue.form.offered) this.#showForm(site, queue);
    else void this.#showAway(({ openingHours }) => openingHours(site, queue, () => this.#showForm(site, queue)));
  }

  // Back to the choice, while it is the visitor's and nothing is written yet.
  #back(): (() => void) | undefined {
    const site = this.#settings;
    const queues = site?.queues ?? [];
    const fixed = queues.length < 2 || this.#visit.queue || queues.some(({ queue }) => queue === this.#tag.queue);
    return site && this.#queue && !fixed ? () => this.#showChoice(site) : undefined;
  }

  #showChat(site: SiteSettings, queue: QueueSettings): void {
    const announce = (words: string): void => this.#shell.announce(words);
    this.#show(new Chat({ visit: this.#visit, kept: this.#kept, site, queue, announce, leaveMessage: () => this.#showForm(site, queue) }));
  }

  #showForm(site: SiteSettings, queue: QueueSettings): void {
    const chat = queue.open || this.#visit.queue === queue.queue;
    const options: FormOptions = {
      site,
      queue,
      api: this.#visit.api,
      kept: this.#kept,
      prefilled: this.#prefilled,
      toChat: chat ? () => this.#showChat(site, queue) : undefined,
      show: (view) => this.#show(view),
      submitted: (conversation) => this.#tell("submitted", { conversation }),
    };
    void this.#showAway(({ Form }) => new Form(options));
  }

  async #showAway(make: (part: Away) => View): Promise<void> {
    const before = this.#view;
    this.#away ??= import("./away.ts").catch(() => (this.#away = undefined));
    const part = await this.#away;
    // Somebody may have gone elsewhere meanwhile.
    if (this.#view !== before) return;
    const again = (): void => void this.#showAway(make);
    this.#show(part ? make(part) : notice(reasonOf("unreachable"), button(text("try-again"), again, "primary")));
  }

  #show(view: View): void {
    this.#view = view;
    this.#shell.show(view);
    this.#draw();
  }

  #draw(): void {
    const unread = this.#visit.conversation?.unread ?? [];
    this.#noticeAgent();
    this.#view?.draw?.();
    this.#shell.write(
      language(),
      this.#settings?.texts.header || (this.#settings?.name ?? text("launcher-open")),
      this.#queue && expectationOf(this.#queue),
      this.#back(),
    );
    if (unread.length === this.#unread) return;
    if (unread.length > this.#unread) this.#tell("message");
    this.#unread = unread.length;
    this.#shell.writeUnread(unread.length);
    this.#tell("unread", { count: unread.length });
  }

  // Who joins or writes while one looks on is there, whatever was known before.
  #noticeAgent(): void {
    const events = this.#visit.conversation?.log.events;
    if (!events?.length) return;
    const heard = events.findLast(({ event }) => event.type === "joined" || (event.type === "message" && event.side === "agent"))?.seq ?? 0;
    if (this.#queue && heard > this.#heard) this.#queue.here = true;
    this.#heard = heard;
  }

  async #setLanguage(chosen: Language): Promise<void> {
    this.#language = chosen;
    await load(chosen);
    this.#shell.writeUnread(this.#unread);
    if (this.#settings) await this.#loadSettings();
  }

  #shutdown(): void {
    this.#visit.end();
    this.#forget();
  }

  // The next person at this browser finds nothing of the one before.
  #forget(): void {
    this.close();
    this.#settings = this.#queue = undefined;
    this.#heard = Infinity;
    this.#prefilled = {};
    this.#show(notice(text("panel-loading")));
    this.#unread = 0;
    this.#shell.writeUnread(0);
  }

  #tell(type: string, detail?: unknown): void {
    this.#events.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
