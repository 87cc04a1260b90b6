// What a conversation that goes on shows in the chat, under its messages.

import type { QueueSettings } from "../../protocol/src/index.ts";
import { keepEnd } from "../chat/scroll.ts";
import { h } from "../shell/dom.ts";
import type { Shell } from "../shell/shell.ts";
import type { Visit } from "../visit/visit.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";
import { Address } from "./address.ts";
import { Place } from "./place.ts";
import { Rating } from "./rating.ts";

/** Dependencies of it. */
export interface AsideOptions {
  visit: Visit;
  kept: VisitStorage;
  shell: Pick<Shell, "announce" | "isOpen">;
  queue: QueueSettings;
  focusChat(): void;
  /** Where it is drawn: in the log. */
  element: HTMLElement;
}

/** One chat's. */
export class Aside {
  readonly element: HTMLElement;
  readonly #rating: Rating;
  readonly #place: Place;
  readonly #address: Address;

  constructor(options: AsideOptions) {
    const { shell, element } = options;
    this.element = element;
    const log = element.parentElement as HTMLElement;
    const common = {
      ...options,
      isSeen: () => shell.isOpen && element.isConnected && !document.hidden,
      keepEnd: (change: () => void) => keepEnd(log, change),
      announce: (words: string) => shell.announce(words),
    };
    this.#rating = new Rating({ ...common, element: h("div.rating") });
    this.#place = new Place(common);
    this.#address = new Address(common);
    element.append(this.#address.element, this.#rating.element);
    log.after(this.#place.element);
  }

  draw(): void {
    keepEnd(this.element.parentElement as HTMLElement, () => this.#rating.draw());
    this.#place.draw();
    this.#address.draw();
  }
}
