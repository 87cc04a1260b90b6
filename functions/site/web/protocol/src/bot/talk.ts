// What the widget plays, and what it says of it afterwards.

import type { BotDefinition, BotEntry, QueueSettings } from "../types.ts";

/** The published version of a bot. */
export interface PlayedBot {
  bot: string;
  version: number;
  definition: BotDefinition;
}

/** What a visitor did in a bot. */
export interface BotTalk {
  bot: string;
  version: number;
  path: BotEntry[];
}

/** What a queue plays now. */
export const playedBy = (queue: QueueSettings & { bot?: PlayedBot | null }): PlayedBot | null | undefined => queue.bot;
