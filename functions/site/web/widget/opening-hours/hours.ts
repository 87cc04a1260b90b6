// The opening hours, on the clock of the site.

import type { QueueSettings, SiteSettings } from "../../protocol/src/index.ts";
import { h } from "../shell/dom.ts";
import { text } from "../texts.ts";
import { interval, isToday, weekday, zoneNote, zoneOf } from "./times.ts";

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** The whole week, or nothing where no hours are known. */
export function hoursTable(site: SiteSettings, { hours }: QueueSettings, caption = ""): HTMLElement | false {
  const zone = zoneOf(site);
  const rows = WEEK.map((day) => {
    const times = hours.filter((one) => one.day === day).map(({ opens, closes }) => interval(opens, closes));
    const row = h("tr", h("th", { scope: "row" }, weekday(day)), h("td", times.join(", ") || text("hours-closed")));
    if (isToday(day, zone)) row.setAttribute("aria-current", "date");
    return row;
  });
  return hours.length > 0 && h("table", caption !== "" && h("caption", caption), ...rows);
}

/** What the hours are called, with the zone where it is not the visitor's own. */
export const hoursTitle = (site: SiteSettings): string => text("hours-title") + zoneNote(Date.now(), zoneOf(site));

/** The same, out of the way until it is asked for. */
export function foldedHours(site: SiteSettings, queue: QueueSettings): HTMLElement | false {
  const table = hoursTable(site, queue);
  return table && h("details", h("summary", hoursTitle(site)), table);
}
