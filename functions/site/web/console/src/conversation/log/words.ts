// Which events of a log hold words that somebody wrote, and can lose them.

import type { WireEvent, WireNumbered } from "../../../../protocol/src/index.ts";

/** Whether there are words in it. */
export function hasWords(event: WireEvent): boolean {
  switch (event.type) {
    case "message":
    case "note":
      return event.text !== "";
    case "submission":
      return Object.keys(event.answers).length > 0 || event.bot !== undefined;
    case "rated":
      return event.comment !== undefined;
    default:
      return false;
  }
}

/** The one event whose menu the Tab key comes to; from there the arrow keys lead to the others. */
export function tabStop(events: readonly WireNumbered[], reached: number | null): number | undefined {
  const worded = events.filter(({ event }) => hasWords(event));
  return (worded.find(({ seq }) => seq === reached) ?? worded.at(-1))?.seq;
}
