// A bot as something to change, and what its definition may speak of.

import type { Signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { BotFacts } from "../../../../protocol/src/bot/check.ts";
import type { BotConfig } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import type { Subject } from "../form/card-state.ts";
import type { SiteSubject } from "../subjects.ts";
import type { Outline } from "./outline.ts";
import { definitionOf, outlineOf } from "./outline.ts";

export type BotSubject = Subject<BotConfig, Partial<Outline>>;

export function useBotSubject(site: string, config: Signal<BotConfig>): BotSubject {
  return useMemo(() => {
    const { bot } = config.peek();
    return {
      config,
      async change(patch) {
        const { version, definition } = config.peek();
        config.value = await api.putDraft(site, bot, version, definitionOf({ ...outlineOf(definition), ...patch }));
      },
      async reload() {
        config.value = await api.bot(site, bot);
      },
      // Nothing follows from a draft, so the log does not say who changed it.
      changedBy: async () => null,
    };
  }, [config]);
}

export function factsOf(site: SiteSubject): BotFacts {
  const { queues, languages, language } = site.config.value;
  return { queues, tags: [], languages, fallback: language };
}
