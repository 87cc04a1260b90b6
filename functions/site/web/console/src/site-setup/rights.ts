// Who may set up which site.

import type { Me, MySite } from "../../../protocol/src/index.ts";

/** The sites that this person may set up. */
export function sitesToSetUp(who: Me | null): MySite[] {
  return who?.sites.filter(({ role }) => role === "owner" || role === "administrator") ?? [];
}
