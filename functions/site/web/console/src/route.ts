// The address bar is the state: every screen has a URL, and a URL alone brings the same screen back.

import { signal } from "@preact/signals";
import type { Status } from "../../protocol/src/index.ts";

/** What the list shows. Nothing set means everything that is open. */
export interface Filter {
  status: Status | null;
  mine: boolean;
  queue: string | null;
}

export type Route =
  | { page: "sign-in"; token: string | null }
  | { page: "invitation"; token: string | null }
  | { page: "inbox"; filter: Filter; conversation: string | null; card: boolean }
  | { page: "queues" }
  | { page: "log"; queue: string; entry: string | null; open: string | null }
  | { page: "settings" }
  /** `queue` is the queue or bot whose page it is. */
  | { page: "site"; site: string; section: Section; queue: string | null }
  | { page: "missing" };

/** A page on which a site is set up. */
export type SiteRoute = Extract<Route, { page: "site" }>;

/** The pages on which a site is set up. */
export const sections = ["site", "texts", "install", "queues", "bots", "people", "log"] as const;
export type Section = (typeof sections)[number];

export const everything: Filter = { status: null, mine: false, queue: null };

const statuses: readonly string[] = ["unassigned", "active", "resolved", "trashed"];
const id = /^[0-9A-Za-z]{26}$/;
const name = /^[a-z0-9-]{1,40}$/;

/** Reads a path with query and fragment. */
export function parse(address: string): Route {
  const url = new URL(address, "http://console.invalid");
  const parts = url.pathname.split("/").filter(Boolean);
  const [first, second, third] = parts;
  if (parts.length === 0 || (first === "inbox" && parts.length === 1)) return inbox(url, null);
  if (first === "c" && parts.length === 2 && second && id.test(second)) return inbox(url, second);
  if (first === "sign-in" && parts.length === 1) return { page: "sign-in", token: token(url.hash) };
  if (first === "invitation" && parts.length === 1) return { page: "invitation", token: token(url.hash) };
  if (first === "settings" && parts.length === 1) return { page: "settings" };
  if (first === "queues" && parts.length === 1) return { page: "queues" };
  if (first === "queues" && third === "log" && parts.length === 3 && second && name.test(second)) {
    return { page: "log", queue: second, entry: known(url.hash.slice(1)), open: known(url.searchParams.get("open")) };
  }
  if (first === "sites" && second && name.test(second)) return siteRoute(second, parts.slice(2));
  return { page: "missing" };
}

/** Writes the address of a screen; the opposite of `parse`. */
export function address(route: Route): string {
  switch (route.page) {
    case "sign-in":
      return "/sign-in";
    case "invitation":
      return "/invitation";
    case "settings":
      return "/settings";
    case "queues":
      return "/queues";
    case "log":
      return `/queues/${route.queue}/log${query({ open: route.open })}${route.entry ? `#${route.entry}` : ""}`;
    case "inbox": {
      const { status, mine, queue } = route.filter;
      const path = route.conversation ? `/c/${route.conversation}` : "/inbox";
      return path + query({ status, queue, agent: mine ? "me" : null, card: route.card ? "open" : null });
    }
    case "site": {
      const section = route.section === "site" ? "" : `/${route.section}`;
      return `/sites/${route.site}${section}${route.queue ? `/${route.queue}` : ""}`;
    }
    case "missing":
      return "/inbox";
  }
}

function inbox(url: URL, conversation: string | null): Route {
  const status = url.searchParams.get("status");
  const queue = url.searchParams.get("queue");
  const filter: Filter = {
    status: status !== null && statuses.includes(status) ? (status as Status) : null,
    mine: url.searchParams.get("agent") === "me",
    queue: queue !== null && name.test(queue) ? queue : null,
  };
  return { page: "inbox", filter, conversation, card: url.searchParams.get("card") === "open" };
}

function siteRoute(site: string, [word = "site", queue, more]: string[]): Route {
  const section = sections.find((known) => known === word);
  const isOne = (section === "queues" || section === "bots") && queue !== undefined && name.test(queue);
  if (!section || more !== undefined || (queue !== undefined && !isOne)) return { page: "missing" };
  return { page: "site", site, section, queue: queue ?? null };
}

function token(hash: string): string | null {
  return new URLSearchParams(hash.slice(1)).get("token") || null;
}

const known = (value: string | null) => (value !== null && id.test(value) ? value : null);

function query(values: Record<string, string | null>): string {
  const set = Object.entries(values).filter((pair): pair is [string, string] => pair[1] !== null);
  return set.length === 0 ? "" : `?${new URLSearchParams(set)}`;
}

/** Where we are. Only `navigate` and the browser's own buttons change it. */
export const route = signal<Route>({ page: "missing" });

const here = () => location.pathname + location.search + location.hash;

/** Asked before a screen is left. It answers whether one may go at once; if not, `go` goes there later. */
export const leaving: { ask: ((go: () => void) => boolean) | null } = { ask: null };

/** Goes to an address of the console. `replace` leaves no step in the history. */
export function navigate(to: string, how: { replace?: boolean } = {}): void {
  if (to !== here() && leaving.ask && !leaving.ask(() => navigate(to, how))) return;
  if (how.replace) history.replaceState(null, "", to);
  else if (to !== here()) history.pushState(null, "", to);
  route.value = parse(to);
}

/** Follows the address bar and turns clicks on our own links into steps without a page load. */
export function followAddress(): void {
  const read = () => {
    const to = here();
    const from = address(route.value);
    // The browser has gone already; it comes back until the question is answered.
    if (leaving.ask && to !== from && !leaving.ask(() => navigate(to))) return history.pushState(null, "", from);
    route.value = parse(to);
  };
  route.value = parse(here());
  addEventListener("popstate", read);
  addEventListener("hashchange", read);
  document.addEventListener("click", (event) => {
    const link = ownLink(event);
    if (!link) return;
    event.preventDefault();
    navigate(link.pathname + link.search + link.hash);
  });
}

function ownLink(event: MouseEvent): HTMLAnchorElement | null {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link || link.target || link.origin !== location.origin) return null;
  return link;
}

/** Whether a screen stands before sign-in: nobody is on the way to it, and its address may hold a secret. */
export function isDoorstep(at: Route): boolean {
  return at.page === "sign-in" || at.page === "invitation";
}
