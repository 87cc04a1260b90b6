// What stands in the log, as list items that know when they changed.

import type { Answers, LiveConversation, Outgoing, WireEvent, WireNumbered } from "../../protocol/src/index.ts";
import { isRetryable } from "../../protocol/src/index.ts";
import { button, h, icon, spoken, withLinks } from "../shell/dom.ts";
import { clock, dayOf, reasonOf, text } from "../texts.ts";

/** One item of the log. */
export interface Item {
  /** Another one when the item must be drawn anew. */
  id: string;
  draw(): HTMLElement;
  /** Changes when the line under the text must be drawn anew. */
  sign?: string;
  /** Draws only that line, so that the text itself is never replaced. */
  drawState?(): HTMLElement;
}

/** The items in a list, with the sign under which each was drawn. */
export type Drawn = Map<string, { sign: string | undefined; node: HTMLElement }>;

/** What can be done with a message that did not go. */
export interface FailedActions {
  retry(key: string): void;
  discard(key: string): void;
}

type State = "sending" | "sent" | "seen" | "failed";

const wordsOfState = (state: State): string =>
  ({ sending: text("state-sending"), sent: text("state-sent"), seen: text("state-seen"), failed: text("state-failed") })[state];

// A retryable failure is shown as waiting, not as failed.
function wordsOfWait({ resumesAt }: Outgoing): string {
  return resumesAt ? text("state-goes-on", { seconds: Math.ceil(Math.max(resumesAt - Date.now(), 0) / 1_000) }) : text("state-waiting");
}

const timeOf = (at: string): HTMLElement => h("time", { datetime: at }, clock(at));

function stateLine(
  state: State,
  at: string,
  failed?: { reason: string; retry(): void; discard(): void },
  words = wordsOfState(state),
): HTMLElement {
  const line = h(`div.state ${state}`, state !== "failed" && timeOf(at), icon(state), words);
  if (failed)
    line.append(
      `. ${failed.reason}`,
      button(text("try-again"), failed.retry, "link"),
      button(text("message-delete"), failed.discard, "link"),
    );
  return line;
}

// Empty words were taken out. What is said instead does not look like a message.
// Only the writer's own words decide which way they run, so the name stands beside them.
const bubble = (body: string): HTMLElement =>
  h(`p.${body ? "bubble" : "intro"}`, { dir: "auto" }, ...withLinks(body || text("message-removed")));

function ownItem({ sender, n }: { sender: string; n: number }, body: string, sign: string, drawState: () => HTMLElement): Item {
  const draw = (): HTMLElement => h("li.own", spoken(`${text("chat-you")}: `), bubble(body), drawState());
  return { id: `${sender} ${n} ${!body}`, draw, sign, drawState };
}

function agentItem({ seq, at }: WireNumbered, name: string, body: string, first: boolean): Item {
  const draw = (): HTMLElement =>
    h("li", first ? h("div.name", h("bdi", name)) : spoken(`${name}: `), bubble(body), h("div.state", timeOf(at)));
  return { id: `${seq} ${first} ${!body}`, draw };
}

const lineItem = (kind: string, words: string, id = words): Item => ({ id, draw: () => h(`li.${kind}`, words) });

/** The name of who wrote on the other side. */
export const nameOf = (name: string | undefined): string => name || text("chat-agent");

/** Under which name the other side says something; nothing, where it says nothing. */
export function authorOf(event: WireEvent, site: string | undefined): string {
  if (event.type === "auto_reply") return text("chat-automatic", { site: nameOf(site) });
  return event.type === "message" && event.side === "agent" ? nameOf(event.name) : "";
}

// What is answered before a chat has no message, and a bot may have asked nothing.
function submissionWords({ answers, bot }: { answers: Answers; bot?: unknown }): string | undefined {
  const { message, ...others } = answers;
  const known = message ? `${text("composer-label")}: ${message}` : Object.values(others).join(" · ");
  return known || (bot ? undefined : `${text("composer-label")}: ${text("message-removed")}`);
}

function wordsOf(event: WireEvent, closed: boolean): string | undefined {
  switch (event.type) {
    case "joined":
      return text("event-joined", { name: nameOf(event.name) });
    case "left":
      return text("event-left", { name: nameOf(event.name) });
    case "submission":
      return submissionWords(event);
    case "status":
      // Only what changes for the visitor is told: not that agents put it away or took it out again.
      if (event.status === "trashed" || closed === (event.status === "resolved")) return undefined;
      return closed ? text("event-reopened") : text("event-resolved");
    default:
      return undefined;
  }
}

/** The items of the log. `newFrom` is the first event that was new when the panel was opened, `site` who replies by itself. */
export function itemsOf(conversation: LiveConversation, newFrom: number | undefined, site: string): Item[] {
  const items: Item[] = [];
  const { events } = conversation.log;
  let day = "";
  let last = "";
  let closed = false;
  for (const stored of events) {
    const { seq, at, event } = stored;
    const today = dayOf(at, Date.now());
    if (today !== day) items.push(lineItem("day", today));
    if (seq === newFrom) items.push(lineItem("new", text("new-messages"), "new"));
    const author = authorOf(event, site);
    if (event.type === "message" && event.side === "visitor") {
      const state = conversation.delivery(stored);
      items.push(ownItem(event, event.text, state, () => stateLine(state, at)));
    } else if (event.type === "message" || event.type === "auto_reply") {
      items.push(agentItem(stored, author, event.text, author !== last || today !== day || seq === newFrom));
    } else {
      const words = wordsOf(event, closed);
      if (words) items.push(lineItem("event", words, seq + words));
    }
    if (event.type === "status" && event.status !== "trashed") closed = event.status === "resolved";
    day = today;
    last = author;
  }
  return items;
}

/** The item of a message that is not stored yet. */
export function pendingItem(entry: Outgoing, actions: FailedActions): Item {
  const { key, text: body, state, code, at } = entry;
  const waits = state === "failed" && isRetryable(code) ? wordsOfWait(entry) : undefined;
  const failed = { reason: reasonOf(code), retry: () => actions.retry(key), discard: () => actions.discard(key) };
  const drawState = (): HTMLElement =>
    waits ? stateLine("sending", at, undefined, waits) : stateLine(state, at, state === "failed" ? failed : undefined);
  return ownItem(entry, body, `${state} ${code} ${waits}`, drawState);
}

/** Brings a list in step with its items: what did not change is not touched. */
export function reconcile(list: HTMLElement, items: readonly Item[], drawn: Drawn): void {
  const ids = new Set(items.map(({ id }) => id));
  for (const [id, { node }] of drawn) {
    if (ids.has(id)) continue;
    node.remove();
    drawn.delete(id);
  }
  let place = list.firstElementChild;
  for (const item of items) {
    const known = drawn.get(item.id);
    const node = known?.node ?? item.draw();
    if (known && known.sign !== item.sign && item.drawState) node.lastElementChild?.replaceWith(item.drawState());
    drawn.set(item.id, { sign: item.sign, node });
    if (node === place) place = place.nextElementSibling;
    else list.insertBefore(node, place);
  }
}
