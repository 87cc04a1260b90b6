// A site and a queue as things to change, and who changed them last.

import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { PatchQueue, PatchSite, QueueConfig, SiteConfig } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { me, readTeam } from "../session/session.ts";
import type { Subject } from "./form/card-state.ts";

export type SiteSubject = Subject<SiteConfig, PatchSite>;
export type QueueSubject = Subject<QueueConfig, PatchQueue>;

export interface Loaded<T> {
  value: Signal<T | null>;
  error: Signal<unknown>;
  retry: () => void;
}

/** Reads something of this name when it is first shown. */
export function useLoaded<T>(name: string, read: () => Promise<T>): Loaded<T> {
  const value = useSignal<T | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      value.value = await read();
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), [name]);
  return { value, error, retry: () => void load() };
}

export function useSiteSubject(config: Signal<SiteConfig>): SiteSubject {
  return useMemo(() => {
    const { site } = config.peek();
    return {
      config,
      async change(patch) {
        config.value = await api.changeSite(site, config.peek().version, patch);
        showName(config.value);
      },
      async reload() {
        config.value = await api.site(site);
      },
      changedBy: () => changedBy(site, site),
    };
  }, [config]);
}

export function useQueueSubject(config: Signal<QueueConfig>): QueueSubject {
  return useMemo(() => {
    const { site, queue } = config.peek();
    return {
      config,
      async change(patch) {
        config.value = await api.changeQueue(queue, config.peek().version, patch);
        // The rest of the console calls queues by their names and says whether they are open.
        void readTeam().catch(() => undefined);
      },
      async reload() {
        config.value = await api.queue(queue);
      },
      changedBy: () => changedBy(site, queue),
    };
  }, [config]);
}

async function changedBy(site: string, subject: string): Promise<string | null> {
  const { items } = await api.audit(site);
  return items.find((entry) => entry.subject === subject && entry.action.endsWith(".change"))?.who.name ?? null;
}

function showName({ site, name }: SiteConfig): void {
  const who = me.peek();
  if (who) me.value = { ...who, sites: who.sites.map((mine) => (mine.site === site ? { ...mine, name } : mine)) };
}
