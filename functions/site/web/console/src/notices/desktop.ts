// Notices of the browser, outside of the page. They never hold anything of a visitor: screens are seen by others.

import { signal } from "@preact/signals";

export type Permission = NotificationPermission | "missing";

function current(): Permission {
  return typeof Notification === "undefined" ? "missing" : Notification.permission;
}

export const permission = signal<Permission>(current());

/** Asks the browser; only from a click. */
export async function askPermission(): Promise<void> {
  if (typeof Notification === "undefined") return;
  await Notification.requestPermission();
  permission.value = current();
}

interface DesktopNotice {
  title: string;
  body: string;
  /** Two tabs that tell the same show it once. */
  tag: string;
  onClick: () => void;
}

export function showDesktop({ title, body, tag, onClick }: DesktopNotice): void {
  if (current() !== "granted") return;
  try {
    const notice = new Notification(title, { body, tag });
    notice.onclick = () => {
      focus();
      onClick();
      notice.close();
    };
  } catch {
    // Phones allow notices only from a service worker; the one inside the console remains.
  }
}
