// Who may set up which site.

import { signal } from "@preact/signals";
import type { Me, MySite } from "../../../protocol/src/index.ts";

/** The sites that this person may set up. */
export function sitesToSetUp(who: Me | null): MySite[] {
  return who?.sites.filter(({ role }) => role === "owner" || role === "administrator") ?? [];
}

/** The site that was set up last, to come back to. */
export const lastSite = signal<string | null>(null);
