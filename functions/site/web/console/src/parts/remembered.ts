// Small choices of how to look at things, which a browser keeps until they are made anew.

import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";

/** What was chosen here last, if the browser lets it be kept; otherwise it is kept for as long as the page is open. */
export function remembered<T extends string>(name: string, choices: readonly T[], first: T): Signal<T> {
  const key = `doorbell.choice.${name}`;
  const kept = quietly(() => localStorage.getItem(key));
  const choice = signal(choices.find((one) => one === kept) ?? first);
  choice.subscribe((value) => quietly(() => (value === first ? localStorage.removeItem(key) : localStorage.setItem(key, value))));
  return choice;
}

// A browser that blocks storage throws already when it is asked for it.
function quietly<R>(work: () => R): R | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
