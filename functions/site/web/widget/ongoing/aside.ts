// What a conversation that goes on shows in the chat, under its messages.

import type { QueueSettings } from "../../protocol/src/index.ts";
import { keepEnd } from "../chat/scroll.ts";
import { h } from "../shell/dom.ts";
import type { Shell } from "../shell/shell.ts";
import type { Visit } from "../visit/visit.ts";
import { Place } from "./place.ts";
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
  readonly #place: Place;

  constructor({ visit, shell, queue, element }: AsideOptions) {
    this.element = element;
    const log = element.parentElement as HTMLElement;
    const common = {
      visit,
      queue,
      isSeen: () => shell.isOpen && element.isConnected && !document.hidden,
      keepEnd: (change: () => void) => keepEnd(log, change),
      announce: (words: string) => shell.announce(words),
    };
    this.#rating = new Rating({ ...common, element: h("div.rating") });
    this.#place = new Place(common);
    element.append(this.#rating.element);
    log.after(this.#place.element);
  }

  draw(): void {
    keepEnd(this.element.parentElement as HTMLElement, () => this.#rating.draw());
    this.#place.draw();
  }
}
