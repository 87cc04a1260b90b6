// What only those need whose conversation goes on: loaded with it.

import type { QueueSettings } from "../protocol/src/index.ts";
import { Aside } from "./ongoing/aside.ts";
import { Menu } from "./ongoing/menu.ts";
import css from "./ongoing/ongoing.css?inline";
import { loadPhrases } from "./ongoing/words.ts";
import { dress } from "./shell/looks.ts";
import type { Shell } from "./shell/shell.ts";
import type { Visit } from "./visit/visit.ts";

dress(css);

/** What it has from the panel. */
export interface OngoingOptions {
  visit: Visit;
  shell: Shell;
}

/** All of it. */
export class Ongoing {
  readonly #options: OngoingOptions;
  readonly #menu: Menu;
  #aside: Aside | undefined;

  constructor(options: OngoingOptions) {
    this.#options = options;
    this.#menu = new Menu(options);
  }

  /** `place`: where the chat has room for more, while it is shown. Without words, which may not have come, nothing changes. */
  draw(queue: QueueSettings | undefined, place: HTMLElement | undefined): Promise<void> {
    return loadPhrases().then(
      () => this.#draw(queue, place),
      () => undefined,
    );
  }

  #draw(queue: QueueSettings | undefined, place: HTMLElement | undefined): void {
    if (queue && place) {
      if (this.#aside?.element !== place) this.#aside = new Aside({ ...this.#options, queue, element: place });
      this.#aside.draw();
    }
    this.#menu.draw(place?.querySelector<HTMLElement>(".rating button"));
  }
}
