// Waiting for what must become true. Nothing here sleeps for its own sake: a look is repeated until it holds or its time is up.

import { setTimeout as pause } from "node:timers/promises";

const LOOK_MS = 50;
const DEADLINE_MS = 20_000;

/** Repeats a look until it gives something; says what it waited for when it never does. */
export async function eventually(what, look, deadline_ms = DEADLINE_MS) {
  const end = Date.now() + deadline_ms;
  let problem;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
      problem = undefined;
    } catch (error) {
      problem = error;
    }
    if (Date.now() > end) throw new Error(`never came: ${what}`, { cause: problem });
    await pause(LOOK_MS);
  }
}
