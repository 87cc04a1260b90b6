// What a conversation that goes on shows in the chat, under its messages.

import type { QueueSettings } from "../../protocol/src/index.ts";
import { keepEnd } from "../chat/scroll.ts";
import { h } from "../shell/dom.ts";
import type { Shell } from "../shell/shell.ts";
import type { Visit } from "../visit/visit.ts";
import { Rating } from "./rating.ts";

/** Dependencies of it. */
export interface AsideOptions {
  visit: Visit;
  shell: Pick<Shell, "announce" | "isOpen">;
  queue: QueueSettings;
  /** Where it is drawn: in the log. */
  element: HTMLElement;
}

/** One chat's. */
export class Aside {
  readonly element: HTMLElement;
  readonly #rating: Rating;

  constructor({ visit, shell, element }: AsideOptions) {
    this.element = element;
    const announce = (words: string): void => shell.announce(words);
    this.#rating = new Rating({ visit, announce, element: h("div.rating") });
    element.append(this.#rating.element);
  }

  draw(): void {
    keepEnd(this.element.parentElement as HTMLElement, () => this.#rating.draw());
  }
}
