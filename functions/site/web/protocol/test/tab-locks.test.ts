import { describe, expect, it } from "vitest";
import { webTabLocks } from "../src/outbox/tab-locks.ts";
import { settle } from "./world.ts";

/** Web Locks as the browser keeps them: a lock is held until the promise of its holder settles. */
function fakeLocks(): LockManager {
  const held = new Map<string, Promise<unknown>>();
  const request = async (name: string, ...rest: unknown[]): Promise<unknown> => {
    const run = rest.at(-1) as (lock: unknown) => unknown;
    if (held.has(name) && rest.length > 1) return run(null);
    while (held.has(name)) await held.get(name);
    const holding = Promise.resolve(run({ name }));
    held.set(name, holding);
    await holding;
    held.delete(name);
  };
  return { request } as unknown as LockManager;
}

describe("locks", () => {
  it("are taken, refused, waited for and released", async () => {
    const tabLocks = webTabLocks(fakeLocks());
    expect(await tabLocks.take("box")).toBe(true);
    expect(await tabLocks.take("box")).toBe(false);
    let taken = false;
    tabLocks.wait("box", () => (taken = true));
    await settle();
    expect(taken).toBe(false);
    tabLocks.release("box");
    await settle();
    expect(taken).toBe(true);
  });
});
