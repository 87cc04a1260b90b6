// Who may use a sender: one page at a time. A page that is gone frees what it held.

import type { TabLocks } from "../environment.ts";

/** Web Locks: exact, and freed by the browser when the page ends. */
export function webTabLocks(locks: LockManager): TabLocks {
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

/**
 * For pages without Web Locks (they need https): nobody holds anything. Each page takes a box of its own, and what others left is
 * taken over at once; should they still live, equal senders and numbers keep each message single.
 */
export const noTabLocks: TabLocks = {
  take: async () => false,
  wait: (_, taken) => taken(),
  release: () => undefined,
};

/** The best this page can do. */
export const browserTabLocks = (): TabLocks => (navigator.locks ? webTabLocks(navigator.locks) : noTabLocks);
