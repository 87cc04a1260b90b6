// The contact form: what is still needed is said, what was typed is kept, and it is stored once however often it is sent.

import type { Answers, BotTalk, FormField, Problem, QueueSettings, SiteSettings, VisitorApi } from "../../protocol/src/index.ts";
import { randomId } from "../../protocol/src/index.ts";
import { button, h, withLinks, writeLinked } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { notice } from "../shell/shell.ts";
import { language, reasonOf } from "../texts.ts";
import { currentPage } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";
import type { Known } from "./fields.ts";
import { Fields, hiddenAnswers } from "./fields.ts";
import { say } from "./words.ts";

/** Dependencies of the form. */
export interface FormOptions {
  site: SiteSettings;
  queue: QueueSettings;
  api: VisitorApi;
  kept: VisitStorage;
  /** What the page knows of the visitor. */
  prefilled: Known;
  /** The opening hours of a queue that is closed, where they are known. */
  hours: HTMLElement | false | undefined;
  /** Whether there is a chat to go back to. */
  canChat(): boolean;
  /** What led here, if a bot did: `plain` is the queue as it asks without one. */
  bot?: { talk: BotTalk; plain: QueueSettings; intro: string } | undefined;
  toChat(): void;
  show(view: View): void;
  submitted(conversation: string): void;
}

// A longer `retry_after_s` is not waited for: nobody sits in front of a form for that long.
const LONGEST_WAIT_S = 120;
// So many topics are seen at one glance; more are a list.
const FEW_TOPICS = 5;
// Who finds nobody can be answered by mail alone.
const PLAIN = { label: null, help: null, placeholder: null, required: false, hidden: false, options: [] };
const OFFLINE_NEEDS: FormField[] = [
  { ...PLAIN, name: "name", kind: "text" },
  { ...PLAIN, name: "email", kind: "email" },
];

function introOf({ site: { texts }, queue, bot }: FormOptions): string {
  if (bot?.intro) return bot.intro;
  if (queue.open) return texts.form_intro || say("form-intro-open");
  return [texts.closed, texts.form_intro].filter(Boolean).join("\n") || say("form-intro-closed");
}

function topicOf(topics: string[]): FormField[] {
  const options = topics.map((topic) => ({ value: topic, label: topic }));
  const words = { label: say("form-topic"), placeholder: say("form-topic-choose") };
  const kind = topics.length > FEW_TOPICS ? "choice" : "buttons";
  return topics.length > 0 ? [{ ...PLAIN, ...words, name: "topic", kind, required: true, options }] : [];
}

/** The form view. */
export class Form implements View {
  readonly element: HTMLElement;
  readonly #options: FormOptions;
  readonly #fields: Fields;
  /** What is asked only while the queue is closed. */
  readonly #offline: FormField[];
  readonly #consent = h("input", { type: "checkbox" });
  readonly #needs = h("p.needs", { id: "needs" });
  readonly #problem = h("p.problem", { role: "alert" });
  readonly #send = h("button.primary", { "aria-describedby": "needs" });
  readonly #intro = h("p.intro");
  readonly #toChat: HTMLElement;
  #sending = false;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FormOptions) {
    this.#options = options;
    const { queue, kept, prefilled, hours } = options;
    const { consent, topics, fields } = queue.form;
    this.#toChat = button(say("form-to-chat"), () => options.toChat(), "link");
    const asked = fields.filter(({ hidden }) => !hidden);
    const known = [...asked.map(({ name }) => name), ...Object.keys(hiddenAnswers(fields, prefilled))];
    this.#offline = OFFLINE_NEEDS.filter(({ name }) => !known.includes(name));
    this.#fields = new Fields(
      [...topicOf(topics), ...asked, ...this.#offline],
      kept.get("form")?.fields,
      kept.get("answers")?.fields,
      prefilled,
    );
    const change = (): void => this.#changed();
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#submit();
    };
    this.#consent.checked = Boolean(kept.get("form")?.consent);
    this.element = h(
      "form.form",
      { submit, input: change, novalidate: "" },
      hours,
      this.#intro,
      ...this.#fields.all.map(({ element }) => element),
      consent ? h("label.consent", this.#consent, h("span", ...withLinks(consent.text))) : false,
      this.#needs,
      this.#problem,
      this.#send,
      this.#toChat,
    );
    this.draw();
  }

  /** What is asked and offered changes when the queue opens or closes; what was typed stays. */
  draw(): void {
    const { open } = this.#options.queue;
    const named = (fields: FormField[], name: string): boolean => fields.some((field) => field.name === name);
    for (const field of this.#fields.all) {
      field.element.hidden = open && named(this.#offline, field.name);
      field.draw(field.name === "message" || (!open && named(OFFLINE_NEEDS, field.name)));
    }
    writeLinked(this.#intro, introOf(this.#options));
    this.#toChat.hidden = !this.#options.canChat();
    this.#check();
  }

  focus(): void {
    this.#fields.all[0]?.focus();
  }

  #changed(): void {
    // A form that is being edited is not sent again by the timer.
    clearTimeout(this.#again);
    this.#options.kept.set("form", { fields: this.#fields.typed, consent: this.#consent.checked });
    this.#fields.changed();
    this.#check();
  }

  // The button says by the text beside it why it cannot be pressed.
  #check(): void {
    const { missing } = this.#fields;
    if (this.#options.queue.form.consent && !this.#consent.checked) missing.push(say("form-consent"));
    this.#needs.textContent = missing.length > 0 ? say("form-needs", { fields: missing.join(", ") }) : "";
    this.#send.disabled = missing.length > 0 || this.#sending;
    this.#send.textContent = this.#sending ? say("form-sending") : say("form-send");
  }

  // The same content goes under the same key, also after a reload; changed content is another message.
  #keyOf(answers: Answers): string {
    const { kept, queue, bot } = this.#options;
    const body = JSON.stringify([queue.queue, answers, ...(bot ? [bot.talk] : [])]);
    const attempt = kept.get("attempt");
    if (attempt?.body === body) return attempt.key;
    const key = randomId();
    kept.set("attempt", { key, body });
    return key;
  }

  async #submit(): Promise<void> {
    const { site, queue, api, kept, prefilled, submitted, bot } = this.#options;
    const answers = { ...hiddenAnswers(queue.form.fields, prefilled), ...this.#fields.answers };
    const consent = queue.form.consent?.version;
    clearTimeout(this.#again);
    this.#sending = true;
    this.#problem.textContent = "";
    this.#check();
    try {
      const more = { ...currentPage(), ...(consent && { consent }), ...(bot && { bot: bot.talk }) };
      const submission = { queue: queue.queue, answers, locale: language(), ...more };
      const { conversation } = await api.submit(site.site, this.#keyOf(answers), submission);
      kept.set("form", undefined);
      kept.set("attempt", undefined);
      this.#showSent(answers.email);
      submitted(conversation);
    } catch (problem) {
      this.#withoutBot(problem as Problem).#showProblem(problem as Problem);
    }
    this.#sending = false;
    this.#check();
  }

  // A way that the server does not know is no reason to lose a message: the same goes without it.
  #withoutBot({ errors }: Problem): Form {
    const { bot, show } = this.#options;
    if (!bot || !errors.some(({ pointer }) => pointer.startsWith("/bot"))) return this;
    const plain = new Form({ ...this.#options, queue: bot.plain, bot: undefined });
    show(plain);
    return plain;
  }

  #showProblem({ code, errors, retryAfterS = Infinity }: Problem): void {
    const soon = code === "too-many" && retryAfterS <= LONGEST_WAIT_S;
    this.#problem.textContent = soon ? say("form-waits", { seconds: retryAfterS }) : say("form-failed", { reason: reasonOf(code) });
    if (soon) this.#again = setTimeout(() => this.element.isConnected && void this.#submit(), retryAfterS * 1_000);
    this.#fields.show(errors)?.focus();
  }

  #showSent(email: string | undefined): void {
    const { show, canChat, toChat, site } = this.#options;
    const title = h("h3", { tabindex: "-1" }, say("form-sent-title"));
    const again = button(say("form-another"), () => show(new Form(this.#options)));
    const view = notice(
      site.texts.thanks || (email ? say("form-sent-to", { email }) : say("form-sent")),
      again,
      canChat() && button(say("form-to-chat"), () => toChat(), "link"),
    );
    view.element.prepend(title);
    show({ ...view, focus: () => title.focus() });
  }
}
