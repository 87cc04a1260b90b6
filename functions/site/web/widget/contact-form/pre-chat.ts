// What is asked before a chat begins. The answers are kept here and go with the first message.

import type { QueueSettings, SiteSettings } from "../../protocol/src/index.ts";
import { button, h, writeLinked } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { text } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";
import type { Field } from "./field.ts";
import type { Known } from "./fields.ts";
import { Fields, hiddenAnswers } from "./fields.ts";
import { say } from "./words.ts";

/** Dependencies of the questions. */
export interface PreChatOptions {
  site: SiteSettings;
  queue: QueueSettings;
  kept: VisitStorage;
  /** What the page knows of the visitor. */
  prefilled: Known;
  /** `unfit`: what the server said of the answers, when it refused them. */
  visit: Pick<Visit, "queue" | "unfit">;
  leaveMessage(): void;
  /** Shows what comes instead: the queue has closed, or the chat has begun in another tab. */
  toChat(): void;
  /** The chat, which comes when all is answered. */
  chat(): View;
  show(view: View): void;
}

/** The questions, or the chat where the page's script answers all of them. */
export function questionsBeforeChat(options: PreChatOptions): View {
  const view = new PreChat(options);
  return view.isEmpty ? view.answered() : view;
}

class PreChat implements View {
  readonly element: HTMLElement;
  readonly #options: PreChatOptions;
  readonly #fields: Fields;
  readonly #needs = h("p.needs", { id: "needs" });
  readonly #begin = h("button.primary", { "aria-describedby": "needs" }, say("pre-chat-start"));
  readonly #instead: HTMLElement;
  /** Where one begins. */
  readonly #first: Field | undefined;

  constructor(options: PreChatOptions) {
    this.#options = options;
    const { site, queue, kept, prefilled, visit } = options;
    const asked = queue.pre_chat.filter(({ hidden }) => !hidden);
    this.#fields = new Fields(asked, kept.get("answers")?.fields, prefilled);
    this.#instead = button(text("leave-message"), () => options.leaveMessage(), "link");
    const intro = h("p.intro");
    writeLinked(intro, [site.texts.greeting, say("pre-chat-intro")].filter(Boolean).join("\n"));
    const submit = (event: Event): void => {
      event.preventDefault();
      options.show(this.answered());
    };
    this.element = h(
      "form.form",
      { submit, input: () => this.#changed(), novalidate: "" },
      intro,
      h("p.problem", { role: "alert" }, visit.unfit ? say("pre-chat-refused") : ""),
      ...this.#fields.all.map(({ element }) => element),
      this.#needs,
      this.#begin,
      this.#instead,
    );
    for (const field of this.#fields.all) field.draw();
    this.#first = this.#fields.show(visit.unfit ?? []) ?? this.#fields.all[0];
    this.draw();
  }

  get isEmpty(): boolean {
    return !this.#first;
  }

  /** The chat; the answers go with its first message. */
  answered(): View {
    const { queue, prefilled, chat } = this.#options;
    this.#keep({ ...hiddenAnswers(queue.pre_chat, prefilled), ...this.#fields.answers }, true);
    return chat();
  }

  draw(): void {
    const { visit, toChat } = this.#options;
    const { queue, open } = this.#options.queue;
    if (!visit.unfit && (visit.queue === queue || !open)) toChat();
    else this.#check();
  }

  focus(): void {
    this.#first?.focus();
  }

  #check(): void {
    const { open, here, form } = this.#options.queue;
    const { missing } = this.#fields;
    this.#needs.textContent = missing.length > 0 ? say("form-needs", { fields: missing.join(", ") }) : "";
    this.#begin.disabled = missing.length > 0;
    this.#instead.hidden = !form.offered || (open && here);
  }

  #changed(): void {
    this.#keep(this.#fields.typed, false);
    this.#fields.changed();
    this.#check();
  }

  #keep(fields: Record<string, string>, done: boolean): void {
    const { kept, queue } = this.#options;
    kept.set("answers", { queue: queue.queue, fields, done });
  }
}
