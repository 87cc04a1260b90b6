// Short messages about what this agent did, with the way to take it back. What happened elsewhere is in `unseen.ts`.

import { signal } from "@preact/signals";

export interface Toast {
  key: number;
  text: string;
  detail?: string;
  /** What takes it back. */
  act?: { name: string; run: () => void };
  kind: "done" | "problem";
  /** What it is about; the next about the same takes its place, for what it offered to undo is past. */
  about?: string;
  shownAt: number;
}

export const toasts = signal<readonly Toast[]>([]);

const most = 3;
let keys = 0;

/** Shows a toast; the oldest makes room. */
export function toast(content: Omit<Toast, "key" | "shownAt">): number {
  const key = (keys += 1);
  const others = toasts.value.filter(({ about }) => about === undefined || about !== content.about);
  toasts.value = [...others, { ...content, key, shownAt: Date.now() }].slice(-most);
  return key;
}

export function dismiss(key: number): void {
  toasts.value = toasts.value.filter((shown) => shown.key !== key);
}
