// How it was: asked when a conversation is closed, changed as often as somebody likes.

import type { Rate, Score, WireNumbered } from "../../protocol/src/index.ts";
import { ConversationCalls } from "../../protocol/src/index.ts";
import { button, h } from "../shell/dom.ts";
import { reasonOf } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import { phrase } from "./words.ts";

/** Dependencies of the rating. */
export interface RatingOptions {
  visit: Visit;
  /** Where it is drawn. */
  element: HTMLElement;
  announce(words: string): void;
}

type Rated = Extract<WireNumbered["event"], { type: "rated" }>;

const LONGEST_COMMENT = 1_000;

/** The question, or what can still be said after it was answered. */
export class Rating {
  readonly #options: RatingOptions;
  readonly #problem = h("p.problem", { role: "alert" });
  /** What is drawn. */
  #sign = "";
  #changing = false;

  constructor(options: RatingOptions) {
    this.#options = options;
  }

  get element(): HTMLElement {
    return this.#options.element;
  }

  draw(): void {
    const { visit, element } = this.#options;
    const { conversation } = visit;
    const last = conversation?.log.events.findLast(({ event }) => event.type === "rated" || event.type === "status")?.event;
    const rated = last?.type === "rated" ? last : undefined;
    const sign = conversation?.status === "resolved" && last ? JSON.stringify([rated, this.#changing]) : "";
    if (sign === this.#sign) return;
    this.#sign = sign;
    const root = element.getRootNode() as ShadowRoot;
    const hadFocus = element.contains(root.activeElement);
    element.replaceChildren(
      ...(sign ? [...(rated && !this.#changing ? this.#afterwards(rated) : this.#question(rated)), this.#problem] : []),
    );
    // What was pressed is gone: on to what can be done next.
    if (hadFocus) element.querySelector<HTMLElement>("textarea, button")?.focus();
  }

  #question(rated: Rated | undefined): HTMLElement[] {
    const scores: [Score, string][] = [
      [1, phrase("rate-good")],
      [0, phrase("rate-neutral")],
      [-1, phrase("rate-bad")],
    ];
    const choices = scores.map(([score, words]) => {
      const choice = button(words, () => void this.#rate({ score }));
      if (rated) choice.ariaPressed = String(rated.score === score);
      return choice;
    });
    return [
      h("p", { id: "rate-question" }, phrase("rate-question")),
      h("div.choices", { role: "group", "aria-labelledby": "rate-question" }, ...choices),
    ];
  }

  #afterwards({ score, comment }: Rated): HTMLElement[] {
    const change = button(phrase("rate-change"), () => this.#change(true), "link");
    const thanks = h("p.event", phrase("rate-thanks"));
    return score > 0 || comment ? [thanks, change] : [thanks, this.#comment(score), change];
  }

  // What went wrong is worth a line, and nobody has to write it.
  #comment(score: Score): HTMLElement {
    const line = h("textarea", { id: "rate-comment", rows: "1", maxlength: String(LONGEST_COMMENT) });
    const submit = (event: Event): void => {
      event.preventDefault();
      const comment = line.value.trim();
      if (comment) void this.#rate({ score, comment });
    };
    return h(
      "form",
      { submit },
      h("label", { for: "rate-comment" }, phrase("rate-comment")),
      line,
      h("button", phrase("rate-comment-send")),
    );
  }

  #change(changing: boolean): void {
    this.#changing = changing;
    this.draw();
  }

  async #rate(rating: Rate): Promise<void> {
    const { visit, announce } = this.#options;
    if (!visit.conversation) return;
    this.#problem.textContent = "";
    try {
      await new ConversationCalls(visit.api.http, visit.conversation.id).rate(rating);
      // The answer comes with the log.
      announce(phrase("rate-thanks"));
      this.#change(false);
    } catch (problem) {
      this.#problem.textContent = reasonOf((problem as { code?: "unavailable" }).code);
    }
  }
}
