// What only those need whose conversation goes on: loaded with it.

import type { QueueSettings } from "../protocol/src/index.ts";
import { Aside } from "./ongoing/aside.ts";
import { Menu } from "./ongoing/menu.ts";
import css from "./ongoing/ongoing.css?inline";
import { loadPhrases } from "./ongoing/words.ts";
import { dress } from "./shell/looks.ts";
import type { Shell, View } from "./shell/shell.ts";
import type { Visit } from "./visit/visit.ts";
import type { VisitStorage } from "./visit/visit-storage.ts";

dress(css);

/** What it has from the panel. */
export interface OngoingOptions {
  visit: Visit;
  kept: VisitStorage;
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

  /** Draws it beside what is shown. Without its words, which may not have come, nothing changes. */
  draw(queue: QueueSettings | undefined, view: View | undefined): Promise<void> {
    return loadPhrases().then(
      () => this.#draw(queue, view),
      () => undefined,
    );
  }

  #draw(queue: QueueSettings | undefined, view: View | undefined): void {
    const element = view?.aside;
    if (queue && element) {
      if (this.#aside?.element !== element) this.#aside = new Aside({ ...this.#options, queue, element, focusChat: () => view.focus() });
      this.#aside.draw();
    }
    this.#menu.draw(element?.querySelector<HTMLElement>(".rating button"));
  }
}
