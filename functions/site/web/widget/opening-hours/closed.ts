// What a queue that is closed says, and the choice between queues.

import type { QueueSettings, SiteSettings, WireContactLine } from "../../protocol/src/index.ts";
import { mailLink, phoneLink } from "../../protocol/src/index.ts";
import { button, drawing, h, withLinks } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { notice } from "../shell/shell.ts";
import { text } from "../texts.ts";
import { hoursTable, hoursTitle } from "./hours.ts";
import { openingTime, zoneOf } from "./times.ts";

/** When a closed queue opens, in a few words. */
export const whenOpen = (site: SiteSettings, { opens_at }: QueueSettings): string =>
  opens_at ? text("expect-opens", { when: openingTime(opens_at, zoneOf(site)) }) : text("expect-closed");

/** Lets the visitor choose whom to write to. */
export function chooseQueue({ queues }: SiteSettings, choose: (queue: QueueSettings) => void): View {
  const choices = queues.map((queue) => {
    const state = h("span");
    const choice = button(`${queue.name} · `, () => choose(queue));
    choice.append(state);
    if (queue.description) choice.append(h("span.state", queue.description));
    const draw = (): void => void (state.textContent = queue.open ? text("queue-open") : text("queue-closed"));
    return { choice, draw };
  });
  return {
    ...notice(text("choose-queue"), ...choices.map(({ choice }) => choice)),
    draw: () => choices.forEach(({ draw }) => void draw()),
  };
}

// Paths of lucide (ISC licence, © Lucide Contributors), 24 x 24.
const CONTACTS: Record<WireContactLine["kind"], [path: string, link?: (words: string) => string]> = {
  email: ["M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2zM22 7l-9 5.7a2 2 0 0 1-2 0L2 7", mailLink],
  phone: [
    "M13.8 16.6a1 1 0 0 0 1.2-.3l.4-.5A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.5.4a1 1 0 0 0-.3 1.2 14 14 0 0 0 6.4 6.4",
    phoneLink,
  ],
  link: ["M10 13a5 5 0 0 0 7.5.5l3-3a5 5 0 0 0-7-7l-1.8 1.7M14 11a5 5 0 0 0-7.5-.5l-3 3a5 5 0 0 0 7 7l1.8-1.7"],
  place: ["M20 10c0 5-5.5 10.2-7.4 11.8a1 1 0 0 1-1.2 0C9.5 20.2 4 15 4 10a8 8 0 0 1 16 0M12 7a3 3 0 1 0 0 6 3 3 0 1 0 0-6"],
};

function contactLine({ kind, text: words }: WireContactLine): HTMLElement {
  const [path, link] = CONTACTS[kind];
  return h("li.contact", drawing(path), link ? h("a", { href: link(words) }, words) : h("span", ...withLinks(words)));
}

/** Other ways to reach the people of a queue. */
export const contacts = ({ contacts }: QueueSettings): HTMLElement | false =>
  contacts.length > 0 && h("section", h("h3", text("contacts-title")), h("ul", { role: "list" }, ...contacts.map(contactLine)));

// It only adorns: one that does not come, or that the page's policy refuses, leaves nothing behind.
function pictureOf(address: string): HTMLElement {
  const image = h("img.picture", { alt: "", loading: "lazy", referrerpolicy: "no-referrer", error: () => image.remove() });
  // After its listener, so that no failure is missed.
  image.src = address;
  return image;
}

/**
 * Says that a queue is closed, when it is open, how else one can reach its people, and offers the form where there is one. `opened` is
 * called when the queue has opened meanwhile.
 */
export function closedView(site: SiteSettings, queue: QueueSettings, leaveMessage: () => void, opened: () => void): View {
  const { element } = notice(
    site.texts.closed || text("expect-closed"),
    hoursTable(site, queue, hoursTitle(site)),
    contacts(queue),
    queue.form.offered && button(text("leave-message"), leaveMessage, "primary"),
  );
  // Read from the beginning: the button stands at the end of it, and perhaps out of sight.
  const first = element.firstElementChild as HTMLElement;
  first.tabIndex = -1;
  if (queue.picture) element.prepend(pictureOf(queue.picture));
  return { element, focus: () => first.focus(), draw: () => queue.open && opened() };
}
