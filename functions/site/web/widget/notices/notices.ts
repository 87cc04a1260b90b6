// What tells of an answer to who does not look at the chat: loaded with the conversation, beside the rest of it.

import { dress } from "../shell/looks.ts";
import type { Shell } from "../shell/shell.ts";
import type { Visit } from "../visit/visit.ts";
import css from "./notices.css?inline";
import { PageTitle } from "./page-title.ts";
import type { PreviewOptions } from "./preview.ts";
import { Preview } from "./preview.ts";
import { playSound, unlockSound } from "./sound.ts";

dress(css);

/** Dependencies of the notices. */
export interface NoticesOptions extends PreviewOptions {
  visit: Visit;
  shell: Pick<Shell, "isOpen">;
}

/** Preview, title and sound. */
export class Notices {
  readonly #options: NoticesOptions;
  readonly #preview: Preview;
  readonly #title = new PageTitle();
  /** The newest event; Infinity until the log was read once, because what is old makes no sound. */
  #heard = Infinity;

  constructor(options: NoticesOptions) {
    this.#options = options;
    this.#preview = new Preview(options);
    if (options.kept.get("sound")) unlockSound();
  }

  draw(site: string | undefined): void {
    const { visit, kept, shell } = this.#options;
    const { conversation } = visit;
    const unread = conversation?.unread ?? [];
    const newest = unread.at(-1);
    this.#preview.draw(shell.isOpen ? undefined : conversation, site);
    this.#title.draw(unread.length);
    if (newest && newest.seq > this.#heard && kept.get("sound") && (document.hidden || !shell.isOpen)) playSound();
    this.#heard = conversation?.status ? conversation.log.last : Infinity;
  }

  /** Lets it be heard. */
  play(): void {
    playSound();
  }
}
