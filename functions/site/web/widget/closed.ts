// What is shown instead of the chat: the queues to choose from, and the opening hours of a closed one.

import type { SiteQueue } from "../protocol/src/index.ts";
import { button, h } from "./dom.ts";
import { notice } from "./shell.ts";
import type { View } from "./shell.ts";
import { text, weekday, weekdayAndClock } from "./texts.ts";

/** What to expect of a queue, in a few words. */
export function expectationOf({ open, opens_at }: SiteQueue): string {
  if (open) return text("expect-open");
  return opens_at ? text("expect-opens", { when: weekdayAndClock(opens_at) }) : text("expect-closed");
}

/** Lets the visitor choose whom to write to. */
export function chooseQueue(queues: readonly SiteQueue[], choose: (queue: SiteQueue) => void): View {
  const choices = queues.map((queue) => button(`${queue.name} · ${queue.open ? text("queue-open") : text("queue-closed")}`, () => choose(queue)));
  return notice(text("choose-queue"), ...choices);
}

/** The opening hours, and the way to leave a message all the same. */
export function openingHours(queue: SiteQueue, leaveMessage: () => void): View {
  const rows = queue.hours.map(({ day, opens, closes }) => h("tr", h("th", { scope: "row" }, weekday(day)), h("td", `${opens}–${closes}`)));
  const table = rows.length > 0 && h("table", h("caption", text("hours-title")), ...rows);
  return notice(expectationOf(queue), table, button(text("leave-message"), leaveMessage, "primary"));
}
