// Taking the words of a message, note or form out of the log.

import type { Signal } from "@preact/signals";
import { signal } from "@preact/signals";
import { api } from "../../client.ts";
import type { OpenConversation } from "../open-conversation.ts";

/** What goes on around the words of one conversation. Events are told by their place in the log. */
export interface Redactor {
  may: () => boolean;
  /** The event whose words the agent is asked about. */
  asked: Signal<number | null>;
  /** Events whose words are on their way out, until the log says that they are gone. */
  busy: Signal<readonly number[]>;
  refused: Signal<{ seq: number; error: unknown } | null>;
  /** The event whose menu had the focus last. */
  reached: Signal<number | null>;
  redact: (seq: number) => Promise<void>;
}

export function redactorOf(open: OpenConversation): Redactor {
  const busy = signal<readonly number[]>([]);
  const refused = signal<Redactor["refused"]["value"]>(null);
  const redact = async (seq: number) => {
    if (busy.value.includes(seq)) return;
    busy.value = [...busy.value, seq];
    refused.value = null;
    try {
      await open.accept(await api.redact(open.id, seq));
      // Where there is no socket the log would say so a little later.
      open.talk.peek()?.poll();
    } catch (error) {
      busy.value = busy.value.filter((other) => other !== seq);
      refused.value = { seq, error };
    }
  };
  return { may: () => open.may("redact"), asked: signal(null), busy, refused, reached: signal(null), redact };
}
