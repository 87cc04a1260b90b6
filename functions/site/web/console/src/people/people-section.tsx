// Who answers at a site: invited, changed, deactivated.

import { useSignal } from "@preact/signals";
import { Search, UserPlus } from "lucide-preact";
import type { PersonItem, Role } from "../../../protocol/src/index.ts";
import { toast } from "../notices/toasts.ts";
import { Failed, Skeleton } from "../parts/state.tsx";
import { me, readMe } from "../session/session.ts";
import { text } from "../texts.ts";
import { InvitationList } from "./invitation-list.tsx";
import { InviteForm } from "./invite-form.tsx";
import { matching } from "./people.ts";
import { deactivated_id, PersonRow } from "./person-row.tsx";
import type { Team } from "./team.ts";
import { useFocusLater, useTeam } from "./team.ts";

interface SectionProps {
  site: string;
  /** What the agent is there. */
  mine: Role;
}

const invite_id = "people-invite";
const search_id = "people-search";

/** Stands in the frame of the site, which only those see who set it up. */
export function PeopleOfSite({ site }: { site: string }) {
  const mine = me.value?.sites.find((one) => one.site === site);
  return <div class="page-body setup">{mine && <PeopleSection key={site} site={site} mine={mine.role} />}</div>;
}

function PeopleSection({ site, mine }: SectionProps) {
  const team = useTeam(site);
  const inviting = useSignal(false);
  const focus = useFocusLater();
  const close = () => {
    inviting.value = false;
    focus(invite_id);
  };
  const people = team.people.value;
  if (!people)
    return team.error.value === null ? <Skeleton rows={3} kind="line" /> : <Failed error={team.error.value} onRetry={team.load} />;
  return (
    <div class="people">
      {inviting.value ? (
        <InviteForm
          {...{ site, mine }}
          onSent={({ email }) => {
            toast({ kind: "done", text: text("invite-sent", { email }) });
            close();
            void team.load();
          }}
          onClose={close}
        />
      ) : (
        <button type="button" class="button button-main people-invite" id={invite_id} onClick={() => (inviting.value = true)}>
          <UserPlus size={16} aria-hidden="true" />
          {text("invite-open")}
        </button>
      )}
      <InvitationList {...{ site, mine }} invitations={team.invitations.value} onChanged={team.load} onGone={() => focus(invite_id)} />
      <PeopleList {...{ site, mine, team, people, focus }} />
    </div>
  );
}

interface ListProps extends SectionProps {
  team: Team;
  people: readonly PersonItem[];
  focus: (id: string) => void;
}

function PeopleList({ site, mine, team, people, focus }: ListProps) {
  const typed = useSignal("");
  const found = matching(people, typed.value);
  const active = found.filter((person) => person.active);
  const former = found.filter((person) => !person.active);
  const onChanged = (person: PersonItem) => {
    team.put(person);
    // Who changes their own role may see other pages from then on.
    if (person.agent === me.value?.agent) readMe().catch(() => undefined);
  };
  const showAll = () => {
    typed.value = "";
    focus(search_id);
  };
  const row = (person: PersonItem) => <PersonRow key={person.agent} {...{ site, mine, person, onChanged, focus }} />;
  return (
    <div class="people-part">
      <div class="people-head">
        <h2 id="people-list-title">{text("people-active")}</h2>
        {people.length > 1 && <SearchField value={typed.value} onInput={(next) => (typed.value = next)} />}
      </div>
      <p class="visually-hidden" role="status">
        {typed.value.trim() !== "" && text("people-found", { count: found.length })}
      </p>
      {active.length > 0 && (
        <ul class="people-list" aria-labelledby="people-list-title">
          {active.map(row)}
        </ul>
      )}
      {found.length === 0 && (
        <div class="people-none">
          <p class="soft">{text("people-none-found")}</p>
          <button type="button" class="button button-small" onClick={showAll}>
            {text("people-show-all")}
          </button>
        </div>
      )}
      {former.length > 0 && (
        <details class="people-former" open={typed.value.trim() !== "" || undefined}>
          <summary id={deactivated_id}>{text("people-deactivated", { count: former.length })}</summary>
          <ul class="people-list">{former.map(row)}</ul>
        </details>
      )}
    </div>
  );
}

function SearchField({ value, onInput }: { value: string; onInput: (typed: string) => void }) {
  return (
    <label class="people-search">
      <Search size={16} aria-hidden="true" />
      <span class="visually-hidden">{text("people-search")}</span>
      <input
        class="input"
        type="search"
        id={search_id}
        placeholder={text("people-search")}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}
