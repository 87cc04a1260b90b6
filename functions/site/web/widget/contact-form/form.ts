// The contact form: what is still needed is said, what was typed is kept, and it is stored once however often it is sent.

import type { Problem, QueueSettings, SiteSettings, SubmitForm, VisitorApi } from "../../protocol/src/index.ts";
import { randomId } from "../../protocol/src/index.ts";
import { button, h, withLinks, writeLinked } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { notice } from "../shell/shell.ts";
import { language, reasonOf, text } from "../texts.ts";
import { currentPage } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";

/** Dependencies of the form. */
export interface FormOptions {
  site: SiteSettings;
  queue: QueueSettings;
  api: VisitorApi;
  kept: VisitStorage;
  /** What the page knows of the visitor. */
  prefilled: Record<string, string>;
  /** The opening hours of a queue that is closed, where they are known. */
  hours: HTMLElement | false | undefined;
  /** Whether there is a chat to go back to. */
  canChat(): boolean;
  toChat(): void;
  show(view: View): void;
  submitted(conversation: string): void;
}

interface Field {
  name: string;
  label: string;
  /** Where the label stands. */
  named: HTMLElement;
  control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
  error: HTMLElement;
}

// A longer `retry_after_s` is not waited for: nobody sits in front of a form for that long.
const LONGEST_WAIT_S = 120;
// Who finds nobody can be answered by mail alone.
const OFFLINE_NEEDS = ["name", "email"];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/;

function introOf({ site: { texts }, queue }: FormOptions): string {
  if (queue.open) return texts.form_intro || text("form-intro-open");
  return [texts.closed, texts.form_intro].filter(Boolean).join("\n") || text("form-intro-closed");
}

/** The form view. */
export class Form implements View {
  readonly element: HTMLElement;
  readonly #options: FormOptions;
  readonly #fields: Field[];
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
    const { queue, kept, hours } = options;
    this.#toChat = button(text("to-chat"), options.toChat, "link");
    this.#fields = this.#makeFields();
    const change = (): void => this.#changed();
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#submit();
    };
    const { consent } = queue.form;
    this.#consent.checked = Boolean(kept.get("form")?.consent);
    this.element = h(
      "form.form",
      { submit, input: change, novalidate: "" },
      hours,
      this.#intro,
      ...this.#fields.map(({ named, control, error }) => h("div", named, control, error)),
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
    for (const { name, label, named, control } of this.#fields) {
      if (OFFLINE_NEEDS.includes(name)) control.required = !open;
      named.textContent = control.required ? label : text("form-optional", { field: label });
    }
    writeLinked(this.#intro, introOf(this.#options));
    this.#toChat.hidden = !this.#options.canChat();
    this.#check();
  }

  focus(): void {
    this.#fields[0]?.control.focus();
  }

  #makeFields(): Field[] {
    const { form } = this.#options.queue;
    const topics = form.topics.map((topic) => h("option", topic));
    const select = h("select", h("option", { value: "" }, text("form-topic-choose")), ...topics);
    return [
      ...(topics.length > 0 ? [this.#field("topic", text("form-topic"), select, true)] : []),
      this.#field("message", text("form-message"), h("textarea", { rows: "5" }), true),
      this.#field("name", text("form-name"), h("input", { autocomplete: "name" })),
      this.#field("email", text("form-email"), h("input", { type: "email", autocomplete: "email" })),
    ];
  }

  #field(name: string, label: string, control: Field["control"], required = false): Field {
    const { kept, prefilled } = this.#options;
    const named = h("label", { for: name });
    const field = { name, label, named, control, error: h("p.problem", { id: `${name}-error` }) };
    control.id = name;
    control.required = required;
    control.setAttribute("aria-describedby", field.error.id);
    control.value = kept.get("form")?.fields[name] || prefilled[name] || "";
    // An address is judged when it is finished, not at the first letter.
    control.addEventListener("change", () => this.#showError(field, this.#wrong(field)));
    return field;
  }

  #changed(): void {
    // A form that is being edited is not sent again by the timer.
    clearTimeout(this.#again);
    const fields = Object.fromEntries(this.#fields.map(({ name, control }) => [name, control.value]));
    this.#options.kept.set("form", { fields, consent: this.#consent.checked });
    for (const field of this.#fields) if (!this.#wrong(field)) this.#showError(field, "");
    this.#check();
  }

  #wrong({ name, control }: Field): string {
    return name === "email" && control.value && !EMAIL.test(control.value.trim()) ? text("field-email") : "";
  }

  #showError({ control, error }: Field, words: string): void {
    error.textContent = words;
    control.ariaInvalid = String(words !== "");
  }

  // The button says by the text beside it why it cannot be pressed.
  #check(): void {
    const missing = this.#fields
      .filter((field) => field.control.required && (!field.control.value.trim() || this.#wrong(field)))
      .map(({ label }) => label);
    if (this.#options.queue.form.consent && !this.#consent.checked) missing.push(text("form-consent"));
    this.#needs.textContent = missing.length > 0 ? text("form-needs", { fields: missing.join(", ") }) : "";
    this.#send.disabled = missing.length > 0 || this.#sending;
    this.#send.textContent = this.#sending ? text("form-sending") : text("form-send");
  }

  // The same content goes under the same key, also after a reload; changed content is another message.
  #keyOf(answers: SubmitForm["answers"]): string {
    const { kept, queue } = this.#options;
    const body = JSON.stringify([queue.queue, answers]);
    const attempt = kept.get("attempt");
    if (attempt?.body === body) return attempt.key;
    const key = randomId();
    kept.set("attempt", { key, body });
    return key;
  }

  async #submit(): Promise<void> {
    const { site, queue, api, kept, submitted } = this.#options;
    const filled = this.#fields.map(({ name, control }) => [name, control.value.trim()]).filter(([, value]) => value);
    const answers: SubmitForm["answers"] = Object.fromEntries(filled);
    const consent = queue.form.consent?.version;
    clearTimeout(this.#again);
    this.#sending = true;
    this.#problem.textContent = "";
    this.#check();
    try {
      const submission = { queue: queue.queue, answers, locale: language(), ...currentPage(), ...(consent && { consent }) };
      const { conversation } = await api.submit(site.site, this.#keyOf(answers), submission);
      kept.set("form", undefined);
      kept.set("attempt", undefined);
      this.#showSent(answers.email);
      submitted(conversation);
    } catch (problem) {
      this.#showProblem(problem as Problem);
    }
    this.#sending = false;
    this.#check();
  }

  #showProblem({ code, errors, retryAfterS = Infinity }: Problem): void {
    const soon = code === "too-many" && retryAfterS <= LONGEST_WAIT_S;
    this.#problem.textContent = soon ? text("form-waits", { seconds: retryAfterS }) : text("form-failed", { reason: reasonOf(code) });
    if (soon) this.#again = setTimeout(() => this.element.isConnected && void this.#submit(), retryAfterS * 1_000);
    for (const field of this.#fields) {
      const refused = errors.find(({ pointer }) => pointer.endsWith(`/${field.name}`));
      // The form itself sees to what is required and to line breaks.
      if (refused)
        this.#showError(field, this.#wrong(field) || (refused.code === "too-long" ? text("field-too-long") : text("field-invalid")));
    }
  }

  #showSent(email: string | undefined): void {
    const { show, canChat, toChat, site } = this.#options;
    const title = h("h3", { tabindex: "-1" }, text("form-sent-title"));
    const again = button(text("form-another"), () => show(new Form(this.#options)));
    const view = notice(
      site.texts.thanks || (email ? text("form-sent-to", { email }) : text("form-sent")),
      again,
      canChat() && button(text("to-chat"), toChat, "link"),
    );
    view.element.prepend(title);
    show({ ...view, focus: () => title.focus() });
  }
}
