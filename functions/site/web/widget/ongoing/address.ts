// Asks where an answer reaches the visitor, should the conversation break off before anybody answers.

import type { FormField, Problem, QueueSettings } from "../../protocol/src/index.ts";
import { ConversationCalls } from "../../protocol/src/index.ts";
import { button, h } from "../shell/dom.ts";
import { reasonOf, text } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";
import { phrase } from "./words.ts";

/** Dependencies of the question. */
export interface AddressOptions {
  visit: Visit;
  kept: VisitStorage;
  queue: QueueSettings;
  /** Whether anybody looks. */
  isSeen(): boolean;
  /** Changes what stands in the log, for who reads its end. */
  keepEnd(change: () => void): void;
  announce(words: string): void;
  /** Where one goes on when the question is gone. */
  focusChat(): void;
}

const PATIENCE_MS = 20_000;
const ERROR = "address-error";

// As the contact form asks for it.
const EMAIL: FormField = {
  name: "email",
  kind: "email",
  label: null,
  help: null,
  placeholder: null,
  required: true,
  hidden: false,
  options: [],
};

/** One line in the chat, once in a conversation. */
export class Address {
  readonly element = h("div");
  readonly #options: AddressOptions;
  readonly #problem = h("p.problem", { id: ERROR, role: "alert" });
  readonly #line = h("input", { id: "address", type: "email", autocomplete: "email", "aria-describedby": ERROR });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;

  constructor(options: AddressOptions) {
    this.#options = options;
  }

  /** An answer that comes while it is asked takes nothing away from who is typing. */
  draw(): void {
    const { conversation } = this.#options.visit;
    const isOver = !conversation || conversation.status === "resolved";
    if (isOver) {
      this.#isAsking = false;
      this.#show();
    }
    if (isOver || this.#isAsking || this.#timer) return;
    const asked = this.#unanswered();
    if (!asked) return;
    // The server's clock may be another one.
    const wait = Math.max(0, Date.parse(asked.at) + PATIENCE_MS - Date.now());
    this.#timer = setTimeout(() => this.#ask(), Math.min(wait, PATIENCE_MS));
  }

  // The visitor's first message, where nobody has answered and no address is known.
  #unanswered(): { at: string } | undefined {
    const { visit, kept, queue } = this.#options;
    const { conversation } = visit;
    // A closed queue offers its form for that.
    if (!conversation || kept.get("asked") === conversation.id || (!queue.open && queue.form.offered)) return undefined;
    const { events, hasOlder } = conversation.log;
    const isKnown = events.some(
      ({ event }) =>
        event.type === "joined" ||
        (event.type === "message" && event.side === "agent") ||
        (event.type === "submission" && event.answers.email),
    );
    return hasOlder || isKnown ? undefined : events.find(({ event }) => event.type === "message");
  }

  #ask(): void {
    const { isSeen, announce } = this.#options;
    this.#timer = undefined;
    if (!this.element.isConnected || !this.#unanswered()) return;
    this.#isAsking = true;
    const submit = (event: Event): void => {
      event.preventDefault();
      void this.#send();
    };
    this.#show(
      h(
        "form.ask",
        { submit, novalidate: "" },
        h("label", { for: "address" }, phrase("address-ask")),
        h("div.row", this.#line, h("button", text("composer-send"))),
        this.#problem,
        button(phrase("address-later"), () => this.#end(), "link"),
      ),
    );
    if (isSeen()) announce(phrase("address-ask"));
  }

  async #send(): Promise<void> {
    const { visit } = this.#options;
    if (!visit.conversation) return;
    try {
      const { readField } = await import("../../protocol/src/form.ts");
      const read = readField(EMAIL, this.#line.value);
      if (typeof read === "string") return this.#refuse("invalid");
      await new ConversationCalls(visit.api.http, visit.conversation.id).leaveAddress({ email: read.text });
      this.#end(phrase("address-kept", { email: read.text }));
    } catch (problem) {
      const { code = "unreachable" } = problem as Partial<Problem>;
      // An agent, or another tab, was faster; only agents change what is known.
      if (code === "conflict") this.#end(phrase("address-known"));
      else this.#refuse(code);
    }
  }

  #refuse(code: Problem["code"]): void {
    const isWrong = code === "invalid";
    this.#options.keepEnd(() => void (this.#problem.textContent = isWrong ? phrase("address-wrong") : reasonOf(code)));
    this.#line.ariaInvalid = String(isWrong);
    if (isWrong) this.#line.focus();
  }

  #end(words = ""): void {
    const { visit, kept, announce, focusChat } = this.#options;
    const { activeElement } = this.element.getRootNode() as ShadowRoot;
    const hadFocus = this.element.contains(activeElement);
    kept.set("asked", visit.conversation?.id);
    this.#show(words && h("p.event", words));
    if (words) announce(words);
    if (hadFocus) focusChat();
  }

  #show(...parts: (Node | "")[]): void {
    this.#options.keepEnd(() => this.element.replaceChildren(...parts.filter(Boolean)));
  }
}
