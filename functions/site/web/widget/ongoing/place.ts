// The place in the line, while somebody waits in it.

import type { QueueSettings } from "../../protocol/src/index.ts";
import { ConversationCalls } from "../../protocol/src/index.ts";
import { h } from "../shell/dom.ts";
import type { Visit } from "../visit/visit.ts";
import { phrase } from "./words.ts";

/** Dependencies of the place. */
export interface PlaceOptions {
  visit: Visit;
  queue: QueueSettings;
  /** Whether anybody looks. */
  isSeen(): boolean;
  /** Changes what stands beside the log, for who reads its end. */
  keepEnd(change: () => void): void;
  announce(words: string): void;
}

const SOON_MS = 3_000;
const EVERY_MS = 30_000;
// Further behind is not counted.
const MOST = 100;

function wordsOf(place: number | null): string {
  if (!place) return "";
  if (place === 1) return phrase("place-next");
  return place < MOST ? phrase("place-number", { place }) : phrase("place-far");
}

/** A line beside the composer. */
export class Place {
  readonly element = h("p.offline");
  readonly #options: PlaceOptions;
  /** Set until the next answer has come, so one request at a time is under way. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #askedAt = -EVERY_MS;
  #said = "";

  constructor(options: PlaceOptions) {
    this.#options = options;
  }

  /** Nothing is asked when nobody waits, and nothing more while nobody looks. */
  draw(): void {
    const waits = this.#waits();
    if (!waits) this.#write("");
    if (this.#timer || !waits || !this.#options.isSeen()) return;
    this.#timer = setTimeout(() => void this.#ask(), Math.max(SOON_MS, this.#askedAt + EVERY_MS - Date.now()));
  }

  // A person has not joined or written since the visitor did.
  #waits(): boolean {
    const { visit, queue } = this.#options;
    const { conversation } = visit;
    if (!queue.open || conversation?.status !== "unassigned") return false;
    const last = conversation.log.events.findLast(({ event }) => event.type === "joined" || event.type === "message")?.event;
    return last?.type === "message" && last.side === "visitor";
  }

  async #ask(): Promise<void> {
    const { visit, isSeen } = this.#options;
    const id = visit.conversation?.id;
    if (id && this.#waits() && isSeen()) {
      this.#askedAt = Date.now();
      // Nobody can do anything about a place that is not known.
      const place = await new ConversationCalls(visit.api.http, id).place().then(
        (answer) => answer.place,
        () => null,
      );
      if (this.#waits() && visit.conversation?.id === id) this.#write(wordsOf(place));
    }
    this.#timer = undefined;
    this.draw();
  }

  #write(words: string): void {
    const { keepEnd, announce } = this.#options;
    if (this.element.textContent !== words) keepEnd(() => void (this.element.textContent = words));
    if (!words || words === this.#said) return;
    this.#said = words;
    announce(words);
  }
}
