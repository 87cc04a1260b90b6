// What only those need whose conversation goes on: loaded with it.

import type { QueueSettings, SiteSettings } from "../protocol/src/index.ts";
import { onceLoaded } from "./later.ts";
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
  launcher: HTMLElement;
  /** Opens the panel. */
  open(): void;
}

/** What is shown now. */
export interface Shown {
  site: SiteSettings | undefined;
  queue: QueueSettings | undefined;
  view: View | undefined;
}

/** All of it. */
export class Ongoing {
  readonly #options: OngoingOptions;
  readonly #menu: Menu;
  readonly #loadNotices = onceLoaded(async () => new (await import("./notices/notices.ts")).Notices(this.#options));
  #aside: Aside | undefined;

  constructor(options: OngoingOptions) {
    this.#options = options;
    this.#menu = new Menu({
      ...options,
      isLoud: () => Boolean(options.kept.get("sound")),
      setLoud: (on) => this.#setLoud(on),
    });
  }

  /** Draws it beside what is shown. Without its words, which may not have come, nothing changes. */
  async draw(shown: Shown): Promise<void> {
    void this.#loadNotices().then((notices) => notices?.draw(shown.site?.name));
    await loadPhrases().then(
      () => this.#draw(shown),
      () => undefined,
    );
  }

  #draw({ queue, view }: Shown): void {
    const element = view?.aside;
    if (queue && element) {
      if (this.#aside?.element !== element) this.#aside = new Aside({ ...this.#options, queue, element, focusChat: () => view.focus() });
      this.#aside.draw();
    }
    this.#menu.draw(element?.querySelector<HTMLElement>(".rating button"));
  }

  // Who turns it on hears at once what it is like, and the browser learns that it is wanted.
  #setLoud(on: boolean): void {
    this.#options.kept.set("sound", on);
    if (on) void this.#loadNotices().then((notices) => notices?.play());
  }
}
