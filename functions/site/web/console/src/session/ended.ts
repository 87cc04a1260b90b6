// Whose session ended in this tab, so that sign-in can say so and has the address ready. Signing out leaves nothing here.

const key = "doorbell.ended";

type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem"> | null;

/** Keeps the address over the page load that follows. */
export function noteEnded(email: string, shelf: Shelf = tabShelf()): void {
  quietly(() => shelf?.setItem(key, email));
}

/** The address of the session that ended here, until somebody signs in. */
export function endedFor(shelf: Shelf = tabShelf()): string | null {
  return quietly(() => shelf?.getItem(key) ?? null) ?? null;
}

export function forgetEnded(shelf: Shelf = tabShelf()): void {
  quietly(() => shelf?.removeItem(key));
}

function tabShelf(): Shelf {
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
