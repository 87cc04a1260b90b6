// The people of a site and those who are invited, as a page holds them.

import type { Signal } from "@preact/signals";
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect } from "preact/hooks";
import type { InvitationItem, PersonItem } from "../../../protocol/src/index.ts";
import { Problem } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { readTeam } from "../session/session.ts";
import { isOvertaken } from "./problems.ts";

export interface Team {
  people: Signal<readonly PersonItem[] | null>;
  invitations: Signal<readonly InvitationItem[]>;
  error: Signal<unknown>;
  load: () => Promise<void>;
  /** Shows what the server answered to a change. */
  put: (person: PersonItem) => void;
}

export function useTeam(site: string): Team {
  const people = useSignal<readonly PersonItem[] | null>(null);
  const invitations = useSignal<readonly InvitationItem[]>([]);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      const [all, invited] = await Promise.all([api.people(site), api.invitations(site)]);
      people.value = all.items;
      invitations.value = invited.items;
    } catch (problem) {
      error.value = problem;
    }
  };
  const put = (person: PersonItem) => {
    people.value = (people.value ?? []).map((one) => (one.agent === person.agent ? person : one));
    // Who may be chosen in a conversation depends on it.
    readTeam().catch(() => undefined);
  };
  useEffect(() => {
    void load();
    // Queues may have been added on the page before.
    readTeam().catch(() => undefined);
  }, [site]);
  return { people, invitations, error, load, put };
}

/** A person as they are now. */
export async function readPerson(site: string, agent: string): Promise<PersonItem> {
  const { items } = await api.people(site);
  const found = items.find((person) => person.agent === agent);
  if (!found) throw new Problem("not-found", 404);
  return found;
}

/** Deactivates or reactivates somebody, whatever else was changed about them meanwhile. */
export async function setActive(site: string, person: PersonItem, active: boolean): Promise<PersonItem> {
  try {
    return await api.changePerson(site, person, { active });
  } catch (problem) {
    if (!isOvertaken(problem)) throw problem;
    return api.changePerson(site, await readPerson(site, person.agent), { active });
  }
}

/** Gives the focus to the element of this id once it is drawn: what had it is gone. */
export function useFocusLater(): (id: string) => void {
  const wanted = useSignal<string | null>(null);
  const id = wanted.value;
  useLayoutEffect(() => {
    const place = id === null ? null : document.getElementById(id);
    if (!place) return;
    wanted.value = null;
    place.focus();
  });
  return (next) => {
    wanted.value = next;
  };
}
