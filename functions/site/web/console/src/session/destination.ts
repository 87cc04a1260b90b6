// Where somebody wanted to go before we asked who they are. The mail's link may open in another tab, so both storages keep it:
// the tab's own first, then the one all tabs share. It is an address, never a credential.

import { address, isDoorstep, parse } from "../route.ts";

const key = "doorbell.destination";
const kept_ms = 30 * 60_000;

interface Storages {
  tab: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
  shared: Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;
}

/** Keeps the address. Pages that everybody sees first are not worth keeping. */
export function remember(path: string, now: number, storages: Storages = browserStorages()): void {
  const route = parse(path);
  if (isDoorstep(route) || route.page === "missing" || path === "/" || path === "/inbox") return;
  const value = JSON.stringify({ path: address(route), at: now });
  for (const storage of [storages.tab, storages.shared]) quietly(() => storage?.setItem(key, value));
}

/** The address to go on to, or the inbox. */
export function destination(now: number, storages: Storages = browserStorages()): string {
  return remembered(storages.tab, now) ?? remembered(storages.shared, now) ?? "/inbox";
}

/** Forgets it, once it has been reached. */
export function forget(storages: Storages = browserStorages()): void {
  for (const storage of [storages.tab, storages.shared]) quietly(() => storage?.removeItem(key));
}

function remembered(storage: Storages["tab"], now: number): string | null {
  const stored = quietly(() => storage?.getItem(key) ?? null) ?? null;
  try {
    const { path, at } = JSON.parse(stored ?? "{}") as { path?: unknown; at?: unknown };
    if (typeof path !== "string" || typeof at !== "number" || now - at > kept_ms) return null;
    const route = parse(path);
    return route.page === "missing" || isDoorstep(route) ? null : address(route);
  } catch {
    return null;
  }
}

function browserStorages(): Storages {
  return { tab: quietly(() => sessionStorage) ?? null, shared: quietly(() => localStorage) ?? null };
}

// A browser may refuse storage; then one goes on to the inbox.
function quietly<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
