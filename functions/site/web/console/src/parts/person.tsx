// How people and moments are written.

import { now } from "../clock.ts";
import { locale, spoken, text } from "../texts.ts";
import { moment, since } from "../times.ts";

/** A visitor as lists and headings name one: the name, else the running number. */
export function visitorName({ name, number }: { name: string | null; number: number | null }): string {
  return name ?? (number === null ? text("visitor-unnamed") : `#${number}`);
}

/** Up to two letters that stand for a person; the name itself is always near. */
export function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return <span class="initials" aria-hidden="true" data-letters={letters.join("").toLocaleUpperCase(spoken.value)} />;
}

/** How long ago, with the whole date under the pointer. */
export function Since({ at }: { at: string }) {
  const language = locale.value;
  return (
    <time dateTime={at} title={moment(at, language)}>
      {since(at, language, now.value) ?? text("since-now")}
    </time>
  );
}
