// Notices of the browser, outside of the page. They never hold anything of a visitor: screens are seen by others.

import { signal } from "@preact/signals";
import { remembered } from "../parts/remembered.ts";
import { isInFront } from "./front.ts";

export type Permission = NotificationPermission | "missing";

function current(): Permission {
  return typeof Notification === "undefined" ? "missing" : Notification.permission;
}

export const permission = signal<Permission>(current());

export type YesNo = "no" | "yes";

/** Whether notices are shown also while the console is in front, where its own card tells the same. */
export const alsoInFront = remembered<YesNo>("desktop-in-front", ["no", "yes"], "no");

/** Whether a notice stays until it is clicked; otherwise the desktop takes it away after a while. */
export const untilClicked = remembered<YesNo>("desktop-until-clicked", ["no", "yes"], "no");

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

export async function showDesktop({ title, body, tag, onClick }: DesktopNotice): Promise<void> {
  if (current() !== "granted") return;
  if (alsoInFront.peek() === "no" && (await isInFront())) return;
  try {
    const notice = new Notification(title, { body, tag, requireInteraction: untilClicked.peek() === "yes" });
    notice.onclick = () => {
      focus();
      onClick();
      notice.close();
    };
  } catch {
    // Phones allow notices only from a service worker; the one inside the console remains.
  }
}
