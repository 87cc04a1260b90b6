// The list pane: which conversations, of which queue, and the rows.

import { ArrowDownUp, ChevronDown, Inbox } from "lucide-preact";
import { FirstNotices } from "../notices/first-notices.tsx";
import { useFitting } from "../parts/fitting.ts";
import { Menu, MenuItem } from "../parts/menu.tsx";
import { Picker } from "../parts/picker.tsx";
import type { Filter } from "../route.ts";
import { navigate } from "../route.ts";
import { queues } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import { counts } from "./counts.ts";
import { cachedListOf } from "./inbox.ts";
import { InboxRows } from "./inbox-rows.tsx";
import { shown } from "./list.ts";
import type { View } from "./views.ts";
import { filterOf, listAddress, sortChoice, viewName, viewOf, views } from "./views.ts";

export function InboxPane({ filter, conversation }: { filter: Filter; conversation: string | null }) {
  // The page is about the conversation as soon as there is one.
  const Title = conversation ? "h2" : "h1";
  return (
    <section class="list-pane" aria-labelledby="inbox-title">
      <header class="list-head">
        <div class="list-head-line">
          <Title id="inbox-title" class="pane-title" tabIndex={-1}>
            {text("inbox-title")}
          </Title>
          <div class="list-choices">
            <QueueFilter filter={filter} />
            <SortMenu filter={filter} />
          </div>
        </div>
        <Views filter={filter} />
      </header>
      <FirstNotices />
      <InboxRows filter={filter} conversation={conversation} />
    </section>
  );
}

function QueueFilter({ filter }: { filter: Filter }) {
  const known = queues.value ?? [];
  if (known.length < 2 && !filter.queue) return null;
  const options = [{ value: "", name: text("queue-all") }, ...known.map(({ queue, name }) => ({ value: queue, name }))];
  const choose = (queue: string) => navigate(listAddress({ ...filter, queue: queue || null }));
  return <Picker label={text("queue-filter")} value={filter.queue ?? ""} options={options} onChange={choose} class="list-queue" />;
}

/** What comes first. Each view keeps its choice. */
function SortMenu({ filter }: { filter: Filter }) {
  const choice = sortChoice(viewOf(filter));
  if (!choice) return null;
  return (
    <Menu
      label={text("sort-label")}
      named
      buttonClass="button button-plain button-icon"
      button={<ArrowDownUp size={16} aria-hidden="true" />}
    >
      {(["waiting", "last"] as const).map((sort) => (
        <MenuItem key={sort} checked={choice.value === sort} onChoose={() => (choice.value = sort)}>
          {text(`sort-${sort}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}

const first: readonly View[] = ["open", "mine", "unassigned"];

function Views({ filter }: { filter: Filter }) {
  const current = viewOf(filter);
  const { bar, fitting } = useFitting(first.length, `${locale.value} ${current} ${JSON.stringify(counts.value)}`);
  const shown = first.slice(0, fitting);
  const others = views.filter((view) => !shown.includes(view));
  const isOther = !shown.includes(current);
  return (
    <nav class="views" ref={bar} aria-label={text("inbox-views")}>
      {shown.map((view) => (
        <a key={view} class="view" href={listAddress(filterOf(view, filter.queue))} aria-current={view === current ? "page" : undefined}>
          {viewName(view)}
          <ViewCount view={view} />
        </a>
      ))}
      <Menu
        label={text("view-more")}
        buttonClass={`view ${isOther ? "view-current" : ""}`}
        sheetClass=""
        button={
          <>
            {isOther ? viewName(current) : text("view-more")}
            <ChevronDown size={16} aria-hidden="true" />
          </>
        }
      >
        {others.map((view) => (
          <MenuItem key={view} href={listAddress(filterOf(view, filter.queue))} checked={view === current}>
            {viewName(view)}
          </MenuItem>
        ))}
      </Menu>
    </nav>
  );
}

// Counts are of all queues; beside a list of one queue they would mislead.
function ViewCount({ view }: { view: View }) {
  if (view !== "mine" && view !== "unassigned") return null;
  const { count, more } = counts.value[view];
  if (count === 0) return null;
  return (
    <span class="view-count">
      {count}
      {more && "+"}
    </span>
  );
}

/** What stands in the middle until a conversation is chosen: nothing while there is none to choose, for that the list says itself. */
export function NothingChosen({ filter }: { filter: Filter }) {
  const list = cachedListOf(filter).list.value;
  if (list && shown(list).length === 0) return <div class="state conversation-none" />;
  return (
    <div class="state conversation-none">
      <Inbox size={20} aria-hidden="true" />
      <p>{text("conversation-choose")}</p>
    </div>
  );
}
