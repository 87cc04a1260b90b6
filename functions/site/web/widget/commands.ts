// The page's commands, done one after the other.

import type { Calls } from "./contract.ts";

/** Does what waits, and from now on what comes: the loader goes on pushing. */
export function answerCalls(calls: Calls, run: (verb: string, args: unknown[]) => unknown): void {
  let last: Promise<unknown> = Promise.resolve();
  calls.push = (...more: Calls): number => {
    for (const [[verb, ...args], resolve, reject] of more) last = last.then(() => run(verb, args)).then(resolve, reject);
    return 0;
  };
  calls.push(...calls);
}
