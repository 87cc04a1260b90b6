// The frame of the console: rail, panes, banner, toasts. Which panes is a question of the address alone.

import { useSignalEffect } from "@preact/signals";
import { WifiOff } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { ConversationPane } from "../conversation/conversation-pane.tsx";
import { counts } from "../inbox/counts.ts";
import { rowOf } from "../inbox/inbox.ts";
import { InboxPane, NothingChosen } from "../inbox/inbox-pane.tsx";
import { lost } from "../live.ts";
import { ToastsRegion, ToastsVoice } from "../notices/toasts-region.tsx";
import { visitorName } from "../parts/person.tsx";
import { QueueLogPage } from "../queue-log/queue-log-page.tsx";
import { QueuesPane, useFirstQueue } from "../queue-log/queues-pane.tsx";
import type { Route } from "../route.ts";
import { route } from "../route.ts";
import { me, queueName, queues } from "../session/session.ts";
import { SettingsPage } from "../settings/settings-page.tsx";
import { SetupPage } from "../site-setup/setup-page.tsx";
import { text } from "../texts.ts";
import { Rail } from "./rail.tsx";

export function Shell() {
  useTitle();
  useHeadingFocus();
  return (
    <>
      <a class="skip-link" href="#content" onClick={skip}>
        {text("skip-to-content")}
      </a>
      <div class={`shell shell-${shape(route.value)}`}>
        <Rail />
        <main class="panes" id="content" tabIndex={-1}>
          <Banner />
          <Panes at={route.value} />
          {!hasFoot(route.value) && <ToastsRegion />}
        </main>
      </div>
      <ToastsVoice />
    </>
  );
}

// The fragment of the address belongs to the entries of the log.
function skip(event: Event): void {
  event.preventDefault();
  document.getElementById("content")?.focus();
}

function Panes({ at }: { at: Route }) {
  switch (at.page) {
    case "inbox":
      return (
        <div class={`desk ${at.conversation ? "desk-open" : ""}`}>
          <InboxPane filter={at.filter} conversation={at.conversation} />
          {at.conversation ? <ConversationPane key={at.conversation} id={at.conversation} at={at} /> : <NothingChosen filter={at.filter} />}
        </div>
      );
    case "queues":
      return <QueuesAlone />;
    case "log":
      return (
        <div class="desk desk-open">
          <QueuesPane current={at.queue} />
          <QueueLogPage key={at.queue} at={at} />
        </div>
      );
    case "settings":
      return <SettingsPage />;
    case "site":
      return <SetupPage key={at.site} at={at} />;
    default:
      return <Missing />;
  }
}

function QueuesAlone() {
  useFirstQueue();
  return (
    <div class="desk">
      <QueuesPane current={null} />
    </div>
  );
}

function Missing() {
  return (
    <section class="state" aria-labelledby="missing-title">
      <h1 id="missing-title" tabIndex={-1}>
        {text("missing-title")}
      </h1>
      <p>{text("missing-text")}</p>
      <a class="button" href="/inbox">
        {text("missing-action")}
      </a>
    </section>
  );
}

function Banner() {
  return (
    <div class="banner-place" role="status">
      {lost.value && (
        <p class="banner">
          <WifiOff size={16} aria-hidden="true" />
          {text("connection-lost")}
        </p>
      )}
    </div>
  );
}

// An open conversation shows toasts itself, over its composer.
function hasFoot(at: Route): boolean {
  return at.page === "inbox" && at.conversation !== null;
}

// On a narrow screen the rail makes room for an open conversation.
function shape(at: Route): string {
  return at.page === "inbox" && at.conversation ? "deep" : "flat";
}

/** Whether a queue is none of those that are ours to see; not before these are known. */
function isUnknown(queue: string): boolean {
  return queues.value !== null && !queues.value.some((known) => known.queue === queue);
}

function titleOf(at: Route): string {
  switch (at.page) {
    case "inbox": {
      const row = at.conversation ? rowOf(at.conversation) : null;
      return row ? visitorName(row) : text("inbox-title");
    }
    case "log":
      return isUnknown(at.queue) ? text("missing-title") : `${text("log-title")}: ${queueName(at.queue)}`;
    case "queues":
      return text("queues-title");
    case "settings":
      return text("settings-title");
    case "site":
      return `${text(`setup-${at.section}`)} · ${me.value?.sites.find(({ site }) => site === at.site)?.name ?? at.site}`;
    default:
      return text("missing-title");
  }
}

function useTitle(): void {
  useSignalEffect(() => {
    const { count } = counts.value.unread;
    const waiting = count > 0 ? `(${count}) ` : "";
    document.title = `${waiting}${titleOf(route.value)} · ${text("app-name")}`;
  });
}

// On a narrow screen an open conversation is a page of its own.
function pageOf(at: Route): string {
  if (at.page === "site") return `site ${at.site} ${at.section} ${at.queue ?? ""}`;
  return `${at.page} ${at.page === "inbox" && matchMedia("(max-width: 759px)").matches ? (at.conversation ?? "") : ""}`;
}

/** A new page tells screen readers where they are, and the next Tab starts at its beginning. */
function useHeadingFocus(): void {
  const at = route.value;
  const page = pageOf(at);
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    if (at.page === "log" && at.entry) return;
    const headings = [...document.querySelectorAll<HTMLElement>("main h1[tabindex]")];
    headings.find((heading) => heading.offsetParent !== null)?.focus({ preventScroll: true });
  }, [page]);
}
