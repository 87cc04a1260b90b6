// The menu in the panel's head: what can be done with a conversation that goes on.

import { ConversationCalls } from "../../protocol/src/index.ts";
import type { Part } from "../shell/dom.ts";
import { button, drawing, h } from "../shell/dom.ts";
import type { Shell } from "../shell/shell.ts";
import { reasonOf, text } from "../texts.ts";
import type { Visit } from "../visit/visit.ts";
import { phrase } from "./words.ts";

/** Dependencies of the menu. */
export interface MenuOptions {
  visit: Visit;
  shell: Pick<Shell, "header" | "announce">;
  /** Whether new messages are heard. */
  isLoud(): boolean;
  setLoud(on: boolean): void;
}

// Three dots, of lucide (ISC licence, © Lucide Contributors), 24 x 24.
const DOTS = [5, 12, 19].map((y) => `M12 ${y - 1}a1 1 0 1 0 0 2 1 1 0 1 0 0-2`).join("");

/** Its button stands beside the one that closes, its content under the head. */
export class Menu {
  readonly #options: MenuOptions;
  readonly #button = h(
    "button.close",
    { type: "button", "aria-expanded": "false", "aria-controls": "menu", click: () => this.#toggle() },
    drawing(DOTS),
  );
  readonly #content = h("div.menu", { id: "menu", hidden: "", keydown: (event: KeyboardEvent) => this.#leave(event) });
  readonly #problem = h("p.problem", { role: "alert" });
  /** The chat was ended here, and what comes of it is not drawn yet. */
  #ended = false;
  /** The chat can be ended in the menu as it is open. */
  #offersEnd = false;
  #ending = false;

  constructor(options: MenuOptions) {
    this.#options = options;
    const { header } = options.shell;
    header.lastElementChild?.before(this.#button);
    header.after(this.#content);
    const dialog = header.closest("dialog");
    // Between a part of the screen and all of it a panel is closed and open again.
    dialog?.addEventListener("close", () => dialog.open || this.#fold());
  }

  /** `next`: where one goes on after the end. */
  draw(next: HTMLElement | null | undefined): void {
    this.#button.ariaLabel = phrase("menu");
    if (this.#offersEnd && !this.#canEnd) this.#fold();
    // Who pressed the button is at the menu's now.
    if (this.#ended && next) {
      this.#ended = false;
      if (this.#holds(this.#button)) next.focus();
    }
    this.#button.hidden = !this.#options.visit.conversation;
  }

  // Nobody has taken the others, or they have ended.
  get #canEnd(): boolean {
    return this.#options.visit.conversation?.status === "active";
  }

  #holds(element: HTMLElement): boolean {
    return element.contains((element.getRootNode() as ShadowRoot).activeElement);
  }

  #toggle(): void {
    this.#offersEnd = this.#canEnd;
    if (this.#content.hidden) this.#fill(this.#offersEnd && button(phrase("end-chat"), () => this.#ask()), this.#sound());
    else this.#fold();
  }

  #sound(): HTMLElement {
    const { isLoud, setLoud } = this.#options;
    const control = h("input", { type: "checkbox", role: "switch", change: () => setLoud(control.checked) });
    control.checked = isLoud();
    return h("label.switch", control, phrase("menu-sound"));
  }

  #fill(...parts: Part[]): void {
    this.#content.replaceChildren(h("div", ...parts));
    this.#content.hidden = false;
    this.#button.ariaExpanded = "true";
    this.#content.querySelector<HTMLElement>("button, input")?.focus();
  }

  #fold(): void {
    const held = this.#holds(this.#content);
    this.#content.hidden = true;
    this.#button.ariaExpanded = "false";
    if (held) this.#button.focus();
  }

  // Escape closes what was opened last.
  #leave(event: KeyboardEvent): void {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    this.#fold();
  }

  #ask(): void {
    this.#problem.textContent = "";
    const choices = [button(phrase("end-chat"), () => void this.#end(), "primary"), button(phrase("end-keep"), () => this.#fold())];
    this.#fill(
      { role: "group", "aria-labelledby": "end-question" },
      h("p", { id: "end-question" }, phrase("end-question")),
      h("div.choices", ...choices),
      this.#problem,
    );
  }

  async #end(): Promise<void> {
    const { visit, shell } = this.#options;
    const { conversation } = visit;
    if (!conversation || this.#ending) return;
    this.#ending = true;
    this.#problem.textContent = "";
    try {
      await new ConversationCalls(visit.api.http, conversation.id).end();
      this.#ended = true;
      this.#fold();
      shell.announce(text("event-resolved"));
      // What the log says of it comes by itself, where there is a socket.
      conversation.poll();
    } catch (problem) {
      this.#problem.textContent = reasonOf((problem as { code?: "unavailable" }).code);
    }
    this.#ending = false;
  }
}
