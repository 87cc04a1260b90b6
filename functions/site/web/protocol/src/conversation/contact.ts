// What is known of the person, as agents correct it.

import type { WireContact, WireNumbered } from "../types.ts";

/** The contact as it stood at `seq`, brought up to date by the events that came after. */
export function correctedContact(contact: WireContact, seq: number, events: readonly WireNumbered[]): WireContact {
  for (const stored of events.toReversed()) {
    if (stored.seq <= seq) break;
    if (stored.event.type !== "contact") continue;
    const { name, email, phone } = stored.event;
    // Whether mail reaches another address is not in the log.
    return { ...contact, name, email, phone, suppressed: email === contact.email ? contact.suppressed : null };
  }
  return contact;
}
