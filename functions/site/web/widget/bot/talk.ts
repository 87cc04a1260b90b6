// Where a visitor is in a bot: the path that was clicked, which lives in the tab from the first click on.

import type { BotState, ReadAnswer, Standing } from "../../protocol/src/bot/path.ts";
import { follow, PATH, replay, withoutRound } from "../../protocol/src/bot/path.ts";
import type { BotEntry, BotRefused, BotTalk, PlayedBot } from "../../protocol/src/index.ts";
import { readJson } from "../../protocol/src/index.ts";
import type { VisitStorage } from "../visit/visit-storage.ts";

/** One visitor's way through one version of a bot. */
export class Talk {
  readonly #played: PlayedBot;
  readonly #read: ReadAnswer;
  readonly #kept: VisitStorage;
  readonly #key: string;
  #path: readonly BotEntry[] = [];

  constructor(played: PlayedBot, read: ReadAnswer, kept: VisitStorage) {
    this.#played = played;
    this.#read = read;
    this.#kept = kept;
    this.#key = `${kept.prefix}talk`;
    const { bot, version, path } = readJson<Partial<BotTalk>>(kept.session, this.#key) ?? {};
    if (bot === played.bot && version === played.version && path && this.#replay(path)) this.#path = path;
  }

  get path(): readonly BotEntry[] {
    return this.#path;
  }

  /** Kept in this tab, from the first click on. */
  set path(path: readonly BotEntry[]) {
    this.#path = path;
    try {
      this.#kept.session.setItem(this.#key, JSON.stringify(this.told));
    } catch {
      // No room: then a reload begins anew.
    }
  }

  /** As the server is told. */
  get told(): BotTalk {
    const { bot, version } = this.#played;
    return { bot, version, path: [...this.#path] };
  }

  /** After so many clicks, or after all. */
  state(clicks = this.#path.length): BotState {
    return this.#replay(this.#path.slice(0, clicks)) as BotState;
  }

  /** One click more, or why it cannot be. */
  add(entry: BotEntry, standing: Standing): BotRefused | undefined {
    const { definition } = this.#played;
    const next = follow(definition, this.state(), entry, standing, this.#read);
    if (typeof next === "string") return next;
    const before = this.#path.length < PATH ? this.#path : withoutRound(definition, [...this.#path], this.#read);
    // Each of that many clicks counts: from here one can only write.
    if (!before) return "path-too-long";
    this.path = [...before, entry];
    return undefined;
  }

  // Another page, or an older widget, may have written anything there.
  #replay(path: readonly BotEntry[]): BotState | undefined {
    try {
      const state = replay(this.#played.definition, [...path], "changing", this.#read);
      return "at" in state ? state : undefined;
    } catch {
      return undefined;
    }
  }
}
