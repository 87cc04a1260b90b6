// Who may set up which site.

import { signal } from "@preact/signals";
import type { Me, MySite, Role } from "../../../protocol/src/index.ts";

/** Whether this role sets up a site and its people. */
export function mayConfigure(role: Role): boolean {
  return role === "owner" || role === "administrator";
}

/** The sites that this person may set up. */
export function sitesToSetUp(who: Me | null): MySite[] {
  return who?.sites.filter(({ role }) => mayConfigure(role)) ?? [];
}

/** The site that was set up last, to come back to. */
export const lastSite = signal<string | null>(null);
