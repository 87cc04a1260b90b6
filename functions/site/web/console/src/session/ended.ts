// Whose session ended in this tab, so that sign-in can say so and has the address ready. Signing out leaves nothing here.

const key = "doorbell.ended";

type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;

/** Keeps the address over the page load that follows. */
export function noteEnded(email: string, storage: KeyValueStorage = tabStorage()): void {
  quietly(() => storage?.setItem(key, email));
}

/** The address of the session that ended here, until somebody signs in. */
export function endedFor(storage: KeyValueStorage = tabStorage()): string | null {
  return quietly(() => storage?.getItem(key) ?? null) ?? null;
}

export function forgetEnded(storage: KeyValueStorage = tabStorage()): void {
  quietly(() => storage?.removeItem(key));
}

function tabStorage(): KeyValueStorage {
  return quietly(() => sessionStorage) ?? null;
}

// A browser may refuse storage; then nothing is said.
function quietly<Value>(use: () => Value): Value | undefined {
  try {
    return use();
  } catch {
    return undefined;
  }
}
