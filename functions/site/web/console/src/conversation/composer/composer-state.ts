// What is in the composer of each conversation. Every keystroke is kept.

import { computed, signal } from "@preact/signals";
import type { Outgoing } from "../../../../protocol/src/index.ts";
import { browserStore } from "../../../../protocol/src/index.ts";
import { me } from "../../session/session.ts";
import type { Draft } from "./drafts.ts";
import { Drafts } from "./drafts.ts";

const drafts = computed(() => {
  const opened = new Drafts(browserStore("localStorage"), me.value?.agent ?? "");
  opened.sweep(Date.now());
  return opened;
});

const revision = signal(0);

export function draftOf(conversation: string): Draft {
  revision.value;
  return drafts.value.read(conversation);
}

export function keepDraft(conversation: string, change: Partial<Draft>): void {
  drafts.peek().write(conversation, { ...drafts.peek().read(conversation), ...change }, Date.now());
  revision.value += 1;
}

/** Puts a message that could not be sent back into the composer, before what was written since. */
export function takeBackDraft({ conversation, kind, text }: Outgoing): void {
  const field = kind === "note" ? "note" : "reply";
  const since = drafts.peek().read(conversation)[field];
  keepDraft(conversation, { [field]: since === "" ? text : `${text}\n${since}`, mode: field });
}
