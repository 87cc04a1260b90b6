// The time as screens see it: one clock for the page, so that every "5 min" changes at once.

import { signal } from "@preact/signals";

const tick_ms = 20_000;

export const now = signal(Date.now());

setInterval(() => {
  now.value = Date.now();
}, tick_ms);
