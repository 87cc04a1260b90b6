// The opening hours, on the clock of the site.

import type { QueueSettings, SiteSettings } from "../../protocol/src/index.ts";
import { button, h } from "../shell/dom.ts";
import type { View } from "../shell/shell.ts";
import { notice } from "../shell/shell.ts";
import { clockOfDay, isToday, text, weekday, zoneNote } from "../texts.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The whole week, or nothing where no hours are known. */
export function hoursTable({ hours }: QueueSettings, caption = ""): HTMLElement | false {
  const rows = WEEK.map((day) => {
    const times = hours.filter((one) => one.day === day).map(({ opens, closes }) => `${clockOfDay(opens)}–${clockOfDay(closes)}`);
    const row = h("tr", h("th", { scope: "row" }, weekday(day)), h("td", times.join(", ") || text("hours-closed")));
    if (isToday(day)) row.setAttribute("aria-current", "date");
    return row;
  });
  return hours.length > 0 && h("table", caption !== "" && h("caption", caption), ...rows);
}

/** What the hours are called, with the zone where it is not the visitor's own. */
export const hoursTitle = (): string => text("hours-title") + zoneNote(Date.now());

/** The same, out of the way until it is asked for. */
export function foldedHours(queue: QueueSettings): HTMLElement | false {
  const table = hoursTable(queue);
  return table && h("details", h("summary", hoursTitle()), table);
}

/** The opening hours, and the way to leave a message all the same, where there is one. */
export const openingHours = ({ texts }: SiteSettings, queue: QueueSettings, leaveMessage: () => void): View =>
  notice(
    texts.closed || text("expect-closed"),
    hoursTable(queue, hoursTitle()),
    queue.form.offered && button(text("leave-message"), leaveMessage, "primary"),
  );
