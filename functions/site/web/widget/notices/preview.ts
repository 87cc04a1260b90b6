// The beginning of an answer over the closed launcher.

import type { LiveConversation } from "../../protocol/src/index.ts";
import { authorOf } from "../chat/messages.ts";
import { button, h, icon } from "../shell/dom.ts";
import { fitPlace } from "../shell/host.ts";
import { text } from "../texts.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";

/** Dependencies of the preview. */
export interface PreviewOptions {
  launcher: HTMLElement;
  kept: VisitStorage;
  /** Opens the panel. */
  open(): void;
}

const LONGEST = 100;

function beginningOf(words: string): string {
  const letters = [...words];
  return letters.length > LONGEST ? `${letters.slice(0, LONGEST).join("").trimEnd()}…` : words;
}

/** Shows one answer, the newest. */
export class Preview {
  readonly #options: PreviewOptions;
  readonly #name = h("span.name");
  readonly #words = h("span", { dir: "auto" });
  readonly #close = h("button", { type: "button", click: () => this.#dismiss() }, icon("close"));
  readonly #element: HTMLElement;
  // The panel's own is silent while the panel is closed.
  readonly #live = h("div.spoken", { role: "status" });
  readonly #key: string;
  /** Which one is shown. */
  #shown = "";

  constructor(options: PreviewOptions) {
    const { launcher, kept, open } = options;
    this.#options = options;
    this.#key = `${kept.prefix}dismissed`;
    const answer = button("", () => {
      this.#hide();
      open();
    });
    answer.append(this.#name, this.#words);
    this.#element = h("div.preview", { hidden: "" }, answer, this.#close);
    launcher.before(this.#live, this.#element);
  }

  /** Nothing to tell, without a conversation. */
  draw(conversation: LiveConversation | undefined, site: string | undefined): void {
    const { launcher, kept } = this.#options;
    const newest = conversation?.unread.at(-1);
    const words = newest && "text" in newest.event ? beginningOf(newest.event.text ?? "") : "";
    const id = `${conversation?.id} ${newest?.seq}`;
    if (newest && words && kept.session.getItem(this.#key) !== id) {
      const name = authorOf(newest.event, site);
      this.#close.ariaLabel = text("panel-close");
      this.#name.textContent = name;
      this.#words.textContent = words;
      if (this.#element.hidden) fitPlace((launcher.getRootNode() as ShadowRoot).host as HTMLElement, launcher);
      this.#element.hidden = false;
      if (id !== this.#shown) this.#live.textContent = `${name}: ${words}`;
      this.#shown = id;
    } else this.#hide();
  }

  #hide(): void {
    this.#element.hidden = true;
    this.#live.textContent = this.#shown = "";
  }

  #dismiss(): void {
    const { launcher, kept } = this.#options;
    try {
      // On the next page of the site it is not news any more.
      kept.session.setItem(this.#key, this.#shown);
    } catch {
      // No room: then it comes again.
    }
    this.#hide();
    launcher.focus();
  }
}
