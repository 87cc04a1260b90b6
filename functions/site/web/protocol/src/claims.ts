// Who may use a sender: one page at a time. A page that is gone frees what it held.

import type { Claims, Environment, Store } from "./environment.ts";

/** Web Locks: exact, and freed by the browser when the page ends. */
export function lockClaims(locks: LockManager): Claims {
  const releases = new Map<string, () => void>();
  const hold = (name: string): Promise<void> => new Promise((release) => releases.set(name, release));
  return {
    take: (name) =>
      new Promise((answer) => {
        const held = locks.request(name, { ifAvailable: true }, (lock) => {
          answer(lock !== null);
          return lock ? hold(name) : undefined;
        });
        held.catch(() => answer(false));
      }),
    wait: (name, taken) => {
      const held = locks.request(name, () => {
        taken();
        return hold(name);
      });
      held.catch(() => undefined);
    },
    release: (name) => releases.get(name)?.(),
  };
}

const RENEW_MS = 5_000;
// Longer than the minute at which the timers of a hidden page run.
const LEASE_MS = 150_000;
const SETTLE_MS = 100;

/** Leases in storage, for pages without Web Locks (they need https). Two pages could both win a race; the number of each message keeps that harmless. */
export function leaseClaims(store: Store, environment: Environment, owner: string): Claims {
  const held = new Set<string>();
  const keyOf = (name: string): string => `lease.${name}`;
  const free = (name: string): boolean => {
    const [holder, until] = (store.getItem(keyOf(name)) ?? "").split(" ");
    return holder === owner || !(Number(until) > environment.now());
  };
  const renew = (name: string): void => {
    if (held.has(name)) write(name);
  };
  const write = (name: string): void => {
    store.setItem(keyOf(name), `${owner} ${environment.now() + LEASE_MS}`);
    environment.setTimeout(() => renew(name), RENEW_MS);
  };
  const take = async (name: string): Promise<boolean> => {
    if (!free(name)) return false;
    store.setItem(keyOf(name), `${owner} ${environment.now() + LEASE_MS}`);
    await new Promise<void>((settled) => environment.setTimeout(settled, SETTLE_MS));
    if (!store.getItem(keyOf(name))?.startsWith(`${owner} `)) return false;
    held.add(name);
    write(name);
    return true;
  };
  const wait = async (name: string, taken: () => void): Promise<void> => {
    if (await take(name)) taken();
    else environment.setTimeout(() => void wait(name, taken), LEASE_MS);
  };
  return {
    take,
    wait: (name, taken) => void wait(name, taken),
    release: (name) => {
      held.delete(name);
      store.removeItem(keyOf(name));
    },
  };
}

/** The best this page can do. */
export function browserClaims(store: Store, environment: Environment, owner: string): Claims {
  return navigator.locks ? lockClaims(navigator.locks) : leaseClaims(store, environment, owner);
}
