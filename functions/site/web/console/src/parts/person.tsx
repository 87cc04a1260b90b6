// How people and moments are written.

import { now } from "../clock.ts";
import { locale, spoken, text } from "../texts.ts";
import { moment, since } from "../times.ts";

interface Named {
  name: string | null;
  number: number | null;
  /** Of a form without a name, in rows of lists. */
  email?: string;
  /** In what is known of one conversation. */
  contact?: { email: string | null };
}

/** A visitor as lists and headings name one: the name, else the e-mail address, else the running number. */
export function visitorName(visitor: Named): string {
  const { number } = visitor;
  return ownName(visitor) ?? (number === null ? text("visitor-unnamed") : `#${number}`);
}

/** The running number beside a name; nothing where the number is the name. */
export function numberBeside(visitor: Named): string | null {
  return ownName(visitor) === null || visitor.number === null ? null : `#${visitor.number}`;
}

function ownName({ name, email, contact }: Named): string | null {
  return name ?? contact?.email ?? email ?? null;
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
