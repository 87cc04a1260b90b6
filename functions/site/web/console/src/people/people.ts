// Who may change whom, what a filled-in form changes, and what happens to it when somebody else was faster. No reading, no drawing.

import type { ChangePerson, InvitationItem, PersonItem, Role } from "../../../protocol/src/index.ts";
import { changes, merge } from "../site-setup/form/merge.ts";
import { mayConfigure } from "../site-setup/rights.ts";

/** From the widest role to the narrowest. */
export const roles = ["owner", "administrator", "full-access", "agent"] as const satisfies Role[];

/** How many conversations at once can be set; more is as good as any number. */
export const open_at_once_most = 100;

/** Which roles may be given by somebody of this role: owners are made by owners. */
export function rolesGivenBy(mine: Role): readonly Role[] {
  return mine === "owner" ? roles : roles.filter((role) => role !== "owner");
}

/** Whether somebody of this role may change that person. */
export function mayChange(mine: Role, person: Pick<PersonItem, "role">): boolean {
  return mayConfigure(mine) && (mine === "owner" || person.role !== "owner");
}

/** Whether somebody of this role may end the sessions of that person; one's own are in the settings. */
export function maySignOut(mine: Role, person: Pick<PersonItem, "agent" | "active">, me: string | undefined): boolean {
  return mine === "owner" && person.active && person.agent !== me;
}

/** Those whose name or address holds every word that was typed. */
export function matching(people: readonly PersonItem[], typed: string): readonly PersonItem[] {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  return people.filter(({ name, email }) => {
    const all = plain(`${name} ${email}`);
    return words.every((word) => all.includes(word));
  });
}

// "reka" finds Réka.
const plain = (text: string) => text.normalize("NFKD").replaceAll(/\p{M}/gu, "").toLowerCase();

const day_ms = 24 * 3_600_000;

/** In how many days an invitation ends: at least 1 while it lasts, 0 when it has ended. Rounded, for our clock is not the server's. */
export function daysLeft({ expires_at }: Pick<InvitationItem, "expires_at">, now: number): number {
  const left = (new Date(expires_at).getTime() - now) / day_ms;
  return left > 0 ? Math.max(1, Math.round(left)) : 0;
}

/** What the form of a person holds. */
export interface PersonDraft {
  role: Role;
  queues: readonly string[];
  /** As it was typed; empty: any number. */
  most: string;
}

export type PersonField = keyof PersonDraft;

export function draftOf({ role, queues, open_at_once: most }: PersonItem): PersonDraft {
  return { role, queues, most: most === null ? "" : String(most) };
}

/** A number that was typed: `null` for any number, `undefined` where it is none that can be set. */
export function readMost(typed: string): number | null | undefined {
  const text = typed.trim();
  if (text === "") return null;
  const number = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= open_at_once_most ? number : undefined;
}

/** What a draft changes; nothing where it says what is so already. */
export function changeOf(person: PersonItem, draft: PersonDraft): ChangePerson {
  const { role, queues } = changes(comparable(draftOf(person)), comparable(draft));
  const change: ChangePerson = {};
  if (role !== undefined) change.role = role;
  if (queues !== undefined) change.queues = [...draft.queues];
  const most = readMost(draft.most);
  if (most !== undefined && most !== person.open_at_once) change.open_at_once = most;
  return change;
}

/** A draft on what somebody else has saved meanwhile: what was left alone follows, what was changed here stays. `clashes` were changed by both. */
export function onto(now: PersonItem, before: PersonItem, draft: PersonDraft): { draft: PersonDraft; clashes: PersonField[] } {
  const [was, is, mine] = [draftOf(before), draftOf(now), draft].map(comparable) as [PersonDraft, PersonDraft, PersonDraft];
  const { value, conflicts } = merge(was, is, mine, "mine");
  return { draft: value, clashes: conflicts.map((pointer) => pointer.slice(1) as PersonField) };
}

// In which order queues are ticked says nothing.
const comparable = (draft: PersonDraft): PersonDraft => ({ ...draft, queues: [...draft.queues].sort() });
