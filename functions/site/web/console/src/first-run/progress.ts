// How far the setting up of each site has come, and whether its list of steps is still wanted.

import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../client.ts";
import { remembered } from "../parts/remembered.ts";
import type { Progress } from "./steps.ts";
import { stepsOf } from "./steps.ts";

interface FirstRun {
  progress: Signal<Progress | null>;
  /** `over`: dismissed, or once all was done. */
  state: Signal<"wanted" | "over">;
}

const known = new Map<string, FirstRun>();

export function firstRunOf(site: string): FirstRun {
  let found = known.get(site);
  if (!found) {
    found = { progress: signal(null), state: remembered(`first-run.${site}`, ["wanted", "over"], "wanted") };
    known.set(site, found);
  }
  return found;
}

/** Reads how far a site is each time its steps are shown, and when it was changed beside them. Nothing is shown before, and nothing when it cannot be read: it is help, not work. */
export function useProgress(site: string, version: number | undefined): FirstRun {
  const run = firstRunOf(site);
  useEffect(() => {
    if (run.state.peek() === "wanted") look(site, run).catch(() => undefined);
  }, [site, version]);
  return run;
}

async function look(site: string, { progress, state }: FirstRun): Promise<void> {
  const [config, queues, people, invitations, conversations] = await Promise.all([
    api.site(site),
    api.queuesOfSite(site),
    api.people(site),
    api.invitations(site),
    api.conversations({ status: ["unassigned", "active", "resolved", "trashed"] }),
  ]);
  progress.value = {
    site: config,
    queues: queues.items,
    team: people.items.filter(({ active }) => active).length + invitations.items.length,
    written: conversations.items.some((row) => row.site === site),
  };
  if (stepsOf(progress.value).every(({ done }) => done)) state.value = "over";
}
