// Storage, or memory where the browser refuses. A store that fills up later throws when it is written to.

import type { Store } from "./environment.ts";

/** Keeps for as long as the page lives. */
export function memoryStore(): Store {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

/** The browser's storage of that kind, or memory when it is blocked or full. */
export function browserStore(kind: "localStorage" | "sessionStorage"): Store {
  try {
    const store = globalThis[kind];
    store.setItem("doorbell", "");
    store.removeItem("doorbell");
    return store;
  } catch {
    return memoryStore();
  }
}

/** The keys of a store that begin so. */
export function keysOf(store: Store, prefix: string): string[] {
  const keys: string[] = [];
  for (let index = 0; index < store.length; index += 1) {
    const key = store.key(index);
    if (key?.startsWith(prefix)) keys.push(key);
  }
  return keys;
}

/** JSON from a store; anything unreadable is as good as absent. */
export function readJson<Value>(store: Store, key: string): Value | undefined {
  try {
    return JSON.parse(store.getItem(key) ?? "") as Value;
  } catch {
    return undefined;
  }
}
