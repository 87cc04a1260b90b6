// Whether a window of the console is in front, this one or another. A window in front holds a lock, which the browser takes back also
// from one that crashed.

const name = "doorbell.front";
let leave: (() => void) | null = null;

/** Lets the other windows know when this one is in front. */
export function followFront(): void {
  addEventListener("focus", enter);
  addEventListener("blur", () => leave?.());
  if (document.hasFocus()) enter();
}

export async function isInFront(): Promise<boolean> {
  if (document.hasFocus()) return true;
  const held = (await navigator.locks?.query())?.held ?? [];
  return held.some((lock) => lock.name === name);
}

function enter(): void {
  if (leave) return;
  const left = new Promise<void>((resolve) => {
    leave = () => {
      leave = null;
      resolve();
    };
  });
  void navigator.locks?.request(name, { mode: "shared" }, () => left);
}
