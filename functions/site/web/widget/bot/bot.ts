// The light-bot of a closed queue. It runs here: nothing is asked of the server, and nothing is told, until the visitor leaves a message.

import type { BotState } from "../../protocol/src/bot/path.ts";
import { offered, stepOf, textIn } from "../../protocol/src/bot/path.ts";
import type {
  BotAsk,
  BotChoice,
  BotEntry,
  BotStep,
  BotTexts,
  FieldCode,
  FormField,
  PlayedBot,
  QueueSettings,
  SiteSettings,
} from "../../protocol/src/index.ts";
import type * as Away from "../away.ts";
import type { FormOptions } from "../contact-form/form.ts";
import { button, h, icon, isComposed, spoken, withLinks } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { language, text } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";
import { fieldOf } from "./field-of.ts";
import type { FormKit } from "./form-kit.ts";
import { formOf } from "./form-of.ts";
import { Talk } from "./talk.ts";

/** Dependencies of the bot. */
export interface BotOptions {
  site: SiteSettings;
  queue: QueueSettings;
  kept: VisitStorage;
  visit: Pick<Visit, "send">;
  prefilled: Record<string, unknown>;
  kit: FormKit;
  away: typeof Away;
  show(view: View): void;
  /** Whatever this queue shows now, or another. */
  toChat(queue?: QueueSettings): void;
  leaveMessage(more: Partial<FormOptions>): void;
}

// What the answer broke, and not the way.
const WRONG: FieldCode[] = ["required", "too-long", "line-break", "invalid"];

/** The bot view. */
export class Bot implements View {
  readonly element: HTMLElement;
  readonly #options: BotOptions;
  /** The version with which it began, whatever is published meanwhile. */
  readonly #played: PlayedBot;
  readonly #talk: Talk;
  readonly #list = h("ol", { role: "list" });
  readonly #log = h("div.log", { role: "log", "aria-live": "off", tabindex: "0" }, this.#list);
  readonly #below = h("div.composer");
  /** The newest thing that was said. */
  #question: HTMLElement | undefined;
  /** What is drawn. */
  #sign = "";

  constructor(options: BotOptions) {
    this.#options = options;
    this.#played = options.queue.bot as PlayedBot;
    this.#talk = new Talk(this.#played, options.kit.readAnswer, options.kept);
    this.#log.setAttribute("aria-label", text("chat-label"));
    this.element = h("div.chat", this.#log, this.#below);
  }

  focus(): void {
    this.#question?.focus();
  }

  /** What is offered changes when the queue opens or closes. */
  draw(): void {
    const { open, form } = this.#options.queue;
    const sign = JSON.stringify([open, form.offered, this.#talk.path]);
    if (sign === this.#sign) return;
    const { activeElement } = this.element.getRootNode() as ShadowRoot;
    const hadFocus = this.#below.contains(activeElement);
    this.#sign = sign;
    this.#drawLog();
    this.#below.replaceChildren(...this.#answers(), this.#links());
    this.#log.scrollTop = this.#log.scrollHeight;
    // What was pressed is gone: on to what was said last, which is read out by that.
    if (hadFocus) this.focus();
  }

  #stepAt(id: string): BotStep {
    return stepOf(this.#played.definition, id) as BotStep;
  }

  #words(texts: BotTexts | undefined): string {
    return texts ? textIn(texts, language(), this.#options.site.language) : "";
  }

  #drawLog(): void {
    const { path } = this.#talk;
    const last = this.#said(path.length);
    this.#list.replaceChildren(...path.flatMap((entry, clicks) => [this.#said(clicks), this.#answered(entry)]), last);
    this.#question = last;
    last.tabIndex = -1;
    // What is shown below the words does not name the answers.
    (last.querySelector(".bubble") ?? last).id = "question";
  }

  #said(clicks: number): HTMLElement {
    const { say, ask, show } = this.#stepAt(this.#talk.state(clicks).at);
    const words = [this.#words(say), this.#words(ask?.label)].filter(Boolean).join("\n");
    return h("li", words !== "" && h("p.bubble", { dir: "auto" }, ...withLinks(words)), this.#shown(show));
  }

  #shown(show: BotStep["show"]): HTMLElement | false {
    const { site, queue, away } = this.#options;
    if (!show) return false;
    if (show === "hours") return away.hoursTable(site, queue, away.hoursTitle(site));
    if (show === "contacts") return away.contacts(queue);
    const { url, label } = show.link;
    return url.startsWith("https:") && h("a", { href: url, target: "_blank", rel: "noopener noreferrer nofollow" }, this.#words(label));
  }

  #answered(entry: BotEntry): HTMLElement {
    const { choices = [], ask } = this.#stepAt(entry.step);
    const choice = choices.find(({ id }) => "choice" in entry && id === entry.choice);
    const words = "answered" in entry && ask ? this.#wordsOf(ask, entry.answered) : this.#words(choice?.label);
    return h("li.own", spoken(`${text("chat-you")}: `), h("p.bubble", { dir: "auto" }, words));
  }

  #wordsOf(ask: BotAsk, answered: string): string {
    const { options } = this.#fieldOf(ask);
    return options.find(({ value }) => value === answered)?.label ?? answered;
  }

  #fieldOf(ask: BotAsk): FormField {
    return fieldOf(ask, (texts) => this.#words(texts), this.#options.kit.say);
  }

  #offered(state: BotState): BotChoice[] {
    return offered(this.#played.definition, state, this.#options.queue.open ? "open" : "closed");
  }

  #answers(): HTMLElement[] {
    const { say } = this.#options.kit;
    const state = this.#talk.state();
    const { ask, form, choices, hand_over } = this.#stepAt(state.at);
    if (ask) return [this.#asking(ask)];
    if (form) return [button(text("leave-message"), () => this.#end(), "primary")];
    if (hand_over) return [button(say("bot-person"), () => this.#end(), "primary")];
    if (!choices) return [];
    const buttons = this.#offered(state).map(({ id, label }) => button(this.#words(label), () => this.#go({ step: state.at, choice: id })));
    return [h("div.choices", { role: "group", "aria-labelledby": "question" }, ...buttons), this.#composer()];
  }

  // Leaving a message and talking to somebody are always one click away.
  #links(): HTMLElement {
    const { queue, kit, toChat } = this.#options;
    const { say } = kit;
    const { path } = this.#talk;
    const state = this.#talk.state();
    const leads = [this.#stepAt(state.at), ...this.#offered(state).map(({ to }) => this.#stepAt(to))];
    const link = (words: string, click: () => void): HTMLElement => button(words, click, "link");
    const links = [
      path.length > 0 && link(say("bot-back"), () => this.#return(path.slice(0, -1))),
      path.length > 1 && link(say("bot-again"), () => this.#return([])),
      queue.open && !leads.some(({ hand_over }) => hand_over) && link(say("bot-person"), () => toChat()),
      queue.form.offered && !leads.some(({ form }) => form) && link(text("leave-message"), () => this.#write("")),
    ];
    return h("div.choices", ...links);
  }

  #asking(ask: BotAsk): HTMLElement {
    const { kit } = this.#options;
    const field = new kit.Field({ ...this.#fieldOf(ask), label: this.#words(ask.label) }, this.#draft());
    field.draw();
    const submit = (event: Event): void => {
      event.preventDefault();
      const refused = this.#go({ step: this.#talk.state().at, answered: field.answer });
      if (!refused) return;
      field.show(refused);
      field.focus();
    };
    const input = (): void => this.#options.kept.set("draft", field.answer);
    return h("form", { submit, input, novalidate: "" }, field.element, h("button.primary", text("composer-send")));
  }

  // Who types instead of choosing has written the message already.
  #composer(): HTMLElement {
    const { kept } = this.#options;
    const line = h("textarea", { rows: "1", "aria-label": text("composer-label"), placeholder: text("composer-label") });
    line.value = this.#draft();
    const submit = (event: Event): void => {
      event.preventDefault();
      if (line.value.trim()) this.#write(line.value.trim());
    };
    const keydown = (event: KeyboardEvent): void => {
      if (event.key === "Enter" && !event.shiftKey && !isComposed(event) && !matchMedia("(pointer: coarse)").matches) submit(event);
    };
    const row = h("div.row", line, h("button.send", icon("send"), spoken(text("composer-send"))));
    return h("form", { submit, keydown, input: () => kept.set("draft", line.value) }, row);
  }

  #draft(): string {
    return this.#options.kept.get("draft") ?? "";
  }

  /** One click, or what is wrong with the answer. */
  #go(entry: BotEntry): FieldCode | undefined {
    const { queue, kept } = this.#options;
    const refused = this.#talk.add(entry, queue.open ? "open" : "closed");
    const code = WRONG.find((one) => one === refused);
    if (code) return code;
    if (refused === "path-too-long") this.#write("");
    if (refused) return undefined;
    if ("answered" in entry) kept.set("draft", undefined);
    this.draw();
    const { form, hand_over } = this.#stepAt(this.#talk.state().at);
    if (form || hand_over) this.#end();
    return undefined;
  }

  #return(path: readonly BotEntry[]): void {
    this.#talk.path = path;
    this.draw();
  }

  #queueOf(id: string | null): QueueSettings {
    const { site, queue } = this.#options;
    return site.queues.find((one) => one.queue === id) ?? queue;
  }

  // The path goes along: the server goes it once more.
  #end(): void {
    const { kept, toChat, leaveMessage } = this.#options;
    const { at, queue: id, set, answers } = this.#talk.state();
    const { say, form } = this.#stepAt(at);
    const queue = this.#queueOf(id);
    const { told: talk } = this.#talk;
    const known = new Map([...set, ...answers]);
    const prefilled = { ...this.#options.prefilled, ...Object.fromEntries(known) };
    if (form && queue.form.offered) {
      const bot = { talk, plain: queue, intro: this.#words(say) };
      leaveMessage({ ...this.#aside(), queue: formOf(queue, form.ask, known), prefilled, bot });
    } else if (queue.open) {
      // Questions before a chat are answered in their own way.
      if (queue.pre_chat.length === 0) kept.set("answers", { queue: queue.queue, fields: {}, done: true, bot: talk });
      toChat(queue);
    } else if (queue === this.#options.queue) this.#write("");
    else toChat(queue);
  }

  #write(message: string): void {
    const { queue, kept, visit, toChat, leaveMessage } = this.#options;
    if (message) kept.set("draft", undefined);
    if (message && queue.open) {
      void visit.send(queue.queue, message);
      toChat(queue);
    } else {
      const form = kept.get("form");
      if (message) kept.set("form", { ...form, fields: { ...form?.fields, message } });
      leaveMessage(this.#aside());
    }
  }

  /** A form has a way back to here. */
  #aside(): Partial<FormOptions> {
    return { canChat: () => true, toChat: () => this.#options.show(this) };
  }
}
