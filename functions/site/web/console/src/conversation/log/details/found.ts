// How to reach the person, as a message tells it: e-mail addresses and telephone numbers that the contact does not have yet. Pure.

import type { WireContact } from "../../../../../protocol/src/index.ts";

/** One detail of a message, and the part of the contact that it would be. */
export interface Found {
  field: "email" | "phone";
  value: string;
}

// More would be a list and no message.
const most_found = 3;
const most_chars = 2_000;

const address = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.)+\p{L}{2,24}/gu;
// A number with its country or area code. What begins otherwise may as well be an order or a price.
const number = /(?<![\p{L}\p{N}#.,:/@+-])(?:\+|\(0|0)[\d ().\-/\u00a0]{5,34}\d(?![\p{L}\p{N}@])/gu;
const date = /^\d{1,2}[./-] ?\d{1,2}[./-] ?(?:\d{4}|\d{2})(?!\d)/;
const fewest_digits = 7;
const most_digits = 15;

/** What a message tells that the contact does not have, each once, in the order of the message. */
export function foundIn(message: string, contact: WireContact): Found[] {
  const words = message.slice(0, most_chars);
  const all = [...words.matchAll(address), ...words.matchAll(number)]
    .sort((one, other) => one.index - other.index)
    .flatMap(({ 0: value }) => asFound(value));
  const unknown = all.filter(({ field, value }) => plain(field, contact[field] ?? "") !== plain(field, value));
  const first = unknown.filter(
    (one, at) => unknown.findIndex((other) => plain(other.field, other.value) === plain(one.field, one.value)) === at,
  );
  return first.slice(0, most_found);
}

function asFound(value: string): Found[] {
  if (value.includes("@")) return [{ field: "email", value }];
  const digits = value.replace(/\D/g, "").length;
  return digits < fewest_digits || digits > most_digits || date.test(value) ? [] : [{ field: "phone", value }];
}

// Two ways to write the same are the same.
function plain(field: Found["field"], value: string): string {
  return field === "email" ? value.toLowerCase() : value.replace(/[^\d+]/g, "");
}
