// Short messages that float in a corner: what was done, with undo, and what happened elsewhere.

import { signal } from "@preact/signals";

export interface Toast {
  key: number;
  text: string;
  detail?: string;
  /** One thing to do about it: go somewhere, or take something back. */
  link?: { href: string; name: string };
  act?: { name: string; run: () => void };
  kind: "done" | "notice" | "problem";
  /** What it is about; the next about the same takes its place, for what it offered to undo is past. */
  about?: string;
}

export const toasts = signal<readonly Toast[]>([]);

const most = 4;
let keys = 0;

/** Shows a toast; the oldest makes room. */
export function toast(content: Omit<Toast, "key">): number {
  const key = (keys += 1);
  const others = toasts.value.filter(({ about }) => about === undefined || about !== content.about);
  toasts.value = [...others, { ...content, key }].slice(-most);
  return key;
}

export function dismiss(key: number): void {
  toasts.value = toasts.value.filter((shown) => shown.key !== key);
}
