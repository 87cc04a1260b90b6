// The panel, loaded by the launcher on the first press. It decides what to show: the chat, the form, the opening hours.

import type { Problem, QueueSettings, SiteSettings } from "../protocol/src/index.ts";
import { Chat } from "./chat/chat.ts";
import { answerCalls } from "./commands.ts";
import type { FormOptions } from "./contact-form/form.ts";
import type { Calls, TagSettings } from "./contract.ts";
import { onceLoaded } from "./later.ts";
import css from "./panel.css?inline";
import { button } from "./shell/dom.ts";
import { fitPlace, keepEvents } from "./shell/host.ts";
import { dress } from "./shell/looks.ts";
import type { View } from "./shell/shell.ts";
import { notice, Shell } from "./shell/shell.ts";
import { applyTheme } from "./shell/theme.ts";
import type { Language } from "./texts.ts";
import { chooseLanguage, language, load, reasonOf, text } from "./texts.ts";
import { Visit } from "./visit/visit.ts";
import { VisitStorage } from "./visit/visit-storage.ts";

const SLOW_MS = 300;
const STALE_MS = 50_000;
const RETRY_MS = 10_000;
const SECOND_MS = 1_000;
// Not all visitors ask at the instant at which a queue opens.
const JITTER_MS = 5_000;

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

const loadAway = onceLoaded(() => import("./away.ts"));
const loadAsking = onceLoaded(() => import("./asking.ts"));

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
  /** When a queue opens or closes. */
  #changesAt = Infinity;
  /** Whom the visitor writes to. */
  #queue: QueueSettings | undefined;
  #view: View | undefined;
  #prefilled: Record<string, string> = {};
  #away: Awaited<ReturnType<typeof loadAway>>;
  #unread = 0;
  /** A conversation went on since the page was loaded. */
  #begun = false;
  readonly #loadOngoing = onceLoaded(async () => {
    const [visit, kept, shell, launcher] = [this.#visit, this.#kept, this.#shell, this.#launcher];
    return new (await import("./ongoing.ts")).Ongoing({ visit, kept, shell, launcher, open: () => void this.open() });
  });
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
      () => void this.#refresh().then(() => this.#settings && this.#queue && this.#showQueue(this.#settings, this.#queue)),
    );
    this.#shell = new Shell(host, launcher, () => this.close());
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, dress(css)];
    launcher.onclick = () => this.run("toggle", []);
    document.addEventListener("visibilitychange", () => this.#draw());
    // One timer to that moment would come late by the time for which the device slept.
    setInterval(() => void (this.#shell.isOpen && !document.hidden && Date.now() > this.#changesAt && this.#refresh()), SECOND_MS);
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
      this.#planRefresh(this.#settings, STALE_MS);
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

  // Who is there changes while the page stays, and queues open and close. Views have their queue and site from here, so both are
  // changed in place.
  async #refresh(): Promise<void> {
    const site = this.#settings;
    const open = this.#queue?.open;
    this.#changesAt = Infinity;
    const fresh = await this.#visit.api.site(this.#tag.site, this.#language).catch(() => undefined);
    // Meanwhile another language may have been chosen, or the visit ended.
    if (!site || site !== this.#settings) return;
    site.texts = fresh?.texts ?? site.texts;
    for (const queue of site.queues)
      Object.assign(
        queue,
        fresh?.queues.find((one) => one.queue === queue.queue),
      );
    this.#planRefresh(site, fresh ? STALE_MS : RETRY_MS);
    this.#draw();
    if (this.#queue && this.#queue.open !== open) this.#shell.announce(this.#expectation());
  }

  // Who looks on sees a change of the settings within a minute. A moment at which a queue opens or closes is not waited for longer.
  #planRefresh({ queues }: SiteSettings, stepMs: number): void {
    const now = Date.now();
    this.#settingsAt = now;
    const next = Math.min(...queues.map(({ opens_at, closes_at }) => Date.parse(opens_at ?? closes_at ?? "") || Infinity));
    this.#changesAt = Math.min(next > now ? next : Infinity, now + stepMs) + Math.random() * JITTER_MS;
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
    const choose = (chosen: QueueSettings): void => this.#showQueue(site, chosen);
    if (queues.length === 0) this.#show(notice(text("expect-closed")));
    else void this.#showLater(async () => (await loadAway())?.chooseQueue(site, choose));
  }

  #showQueue(site: SiteSettings, queue: QueueSettings): void {
    this.#queue = queue;
    // A conversation that goes on is shown also when the queue is closed: the answer may be there.
    if (queue.open || this.#visit.queue === queue.queue) this.#showTalk(site, queue);
    else if (queue.bot) this.#showBot(site, queue);
    else if (queue.offline === "form" && queue.form.offered) this.#showForm(site, queue);
    else
      void this.#showLater(async () =>
        (await loadAway())?.closedView(
          site,
          queue,
          () => this.#showForm(site, queue),
          () => this.#showQueue(site, queue),
        ),
      );
  }

  // Back to the choice, while it is the visitor's and nothing is written yet.
  #back(): (() => void) | undefined {
    const site = this.#settings;
    const queues = site?.queues ?? [];
    const fixed = queues.length < 2 || this.#visit.queue || queues.some(({ queue }) => queue === this.#tag.queue);
    return site && this.#queue && !fixed ? () => this.#showChoice(site) : undefined;
  }

  // The chat, or first what must be answered before it.
  #showTalk(site: SiteSettings, queue: QueueSettings): void {
    const visit = this.#visit;
    const options = this.#optionsOf(site, queue);
    const answers = this.#kept.get("answers");
    const isAnswered = visit.queue === queue.queue || (answers?.done && answers.queue === queue.queue);
    const chat = (): View => {
      visit.beginAgain();
      return new Chat(options);
    };
    // Without questions nothing could be answered otherwise, so nothing is tried again by itself.
    if (queue.pre_chat.length === 0 || (isAnswered && !visit.unfit)) this.#show(new Chat(options));
    else void this.#showLater(async () => (await loadAsking())?.preChat({ ...options, chat }));
  }

  #showBot(site: SiteSettings, queue: QueueSettings): void {
    void this.#showLater(async () => {
      const [asking, away] = await Promise.all([loadAsking(), loadAway()]);
      return away && asking?.bot({ ...this.#optionsOf(site, queue), away });
    });
  }

  /** `more`: what is different after a bot. */
  #showForm(site: SiteSettings, queue: QueueSettings, more?: Partial<FormOptions>): void {
    void this.#showLater(async () => {
      const [asking, away] = await Promise.all([loadAsking(), queue.open ? undefined : loadAway()]);
      return asking?.contactForm({ ...this.#optionsOf(site, queue), hours: away?.foldedHours(site, queue), ...more });
    });
  }

  /** What the views need, each a part of it. */
  #optionsOf(site: SiteSettings, queue: QueueSettings) {
    const visit = this.#visit;
    return {
      site,
      queue,
      visit,
      api: visit.api,
      kept: this.#kept,
      prefilled: this.#prefilled,
      show: (view: View) => this.#show(view),
      announce: (words: string) => this.#shell.announce(words),
      canChat: () => queue.open || visit.queue === queue.queue,
      toChat: (other = queue) => this.#showQueue(site, other),
      leaveMessage: (more?: Partial<FormOptions>) => this.#showForm(site, queue, more),
      submitted: (conversation: string) => this.#tell("submitted", { conversation }),
    };
  }

  /** Shows what must be loaded first. */
  async #showLater(make: () => Promise<View | undefined>): Promise<void> {
    const before = this.#view;
    const view = await make().catch(() => undefined);
    // Somebody may have gone elsewhere meanwhile.
    if (this.#view !== before) return;
    this.#show(
      view ??
        notice(
          reasonOf("unreachable"),
          button(text("try-again"), () => void this.#showLater(make), "primary"),
        ),
    );
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
    const title = this.#settings?.texts.header || (this.#settings?.name ?? text("launcher-open"));
    this.#shell.write(language(), title, this.#expectation(), this.#back());
    this.#begun ||= Boolean(this.#visit.conversation);
    // What did not load is tried again with the next change.
    if (this.#begun)
      void this.#loadOngoing().then((ongoing) => ongoing?.draw({ site: this.#settings, queue: this.#queue, view: this.#view }));
    if (unread.length === this.#unread) return;
    if (unread.length > this.#unread) this.#tell("message");
    this.#unread = unread.length;
    this.#shell.writeUnread(unread.length);
    this.#tell("unread", { count: unread.length });
  }

  // What to expect of the queue, in a few words. Nobody is promised who is not there.
  #expectation(): string {
    const site = this.#settings;
    const queue = this.#queue;
    if (!site || !queue) return "";
    if (queue.open) return queue.here ? text("expect-here") : text("expect-nobody");
    if (!this.#away) void this.#learnTimes();
    return this.#away?.whenOpen(site, queue) ?? text("expect-closed");
  }

  async #learnTimes(): Promise<void> {
    const away = await loadAway();
    if (this.#away || !away) return;
    this.#away = away;
    this.#draw();
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
