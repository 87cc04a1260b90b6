// What a new site needs until somebody can write and is answered, told from how it is set up.

import type { QueueConfig, SiteConfig } from "../../../protocol/src/index.ts";

export const steps = ["name", "address", "snippet", "hours", "colleague", "try"] as const;
export type StepName = (typeof steps)[number];

/** What is known of a site. */
export interface Progress {
  site: Pick<SiteConfig, "site" | "name" | "origins" | "installed">;
  queues: readonly Pick<QueueConfig, "queue" | "hours">[];
  /** Active people and open invitations. */
  team: number;
  /** Whether anybody has written yet. */
  written: boolean;
}

export interface Step {
  name: StepName;
  done: boolean;
  href: string;
}

/** The steps in their order, each with the page where it is done. */
export function stepsOf({ site, queues, team, written }: Progress): Step[] {
  const page = `/sites/${site.site}`;
  const only = queues.length === 1 ? `/${queues[0]?.queue}` : "";
  const all: Record<StepName, Omit<Step, "name">> = {
    name: { done: site.name !== site.site, href: `${page}#name` },
    address: { done: site.origins.length > 0, href: `${page}#addresses` },
    snippet: { done: site.installed !== null, href: `${page}/install` },
    hours: { done: queues.some(({ hours }) => hours.length > 0), href: `${page}/queues${only}` },
    colleague: { done: team > 1, href: `${page}/people` },
    // Where the widget is, one can write in it.
    try: { done: written, href: site.installed?.origin ?? `${page}/install` },
  };
  return steps.map((name) => ({ name, ...all[name] }));
}
