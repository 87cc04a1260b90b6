// Below a visitor's message: the address or number in it, to be taken over into the contact by one click. Nothing is stored by itself.

import { useSignal } from "@preact/signals";
import { Check, UserPlus } from "lucide-preact";
import { useMemo, useRef } from "preact/hooks";
import { api } from "../../../client.ts";
import { Refused } from "../../../parts/state.tsx";
import { text } from "../../../texts.ts";
import type { OpenConversation } from "../../open-conversation.ts";
import type { Found } from "./found.ts";
import { foundIn } from "./found.ts";

export function DetailsOffer({ open, message }: { open: OpenConversation; message: string }) {
  const contact = open.details.value?.contact;
  const added = useSignal("");
  const error = useSignal<unknown>(null);
  const busy = useSignal(false);
  const state = useRef<HTMLParagraphElement>(null);
  const asked = open.may("edit");
  // A log draws hundreds of messages anew with each that comes.
  const found = useMemo(() => (contact && asked ? foundIn(message, contact) : []), [contact, asked, message]);
  if (!contact || (found.length === 0 && added.value === "")) return null;
  const add = async ({ field, value }: Found) => {
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    try {
      await open.accept(await api.editContact(open.id, { [field]: value }));
      added.value = value;
      // The button has gone; what it did stands in its place.
      requestAnimationFrame(() => state.current?.focus({ preventScroll: true }));
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  return (
    <div class="details-offer small">
      {found.map((one) => (
        <button key={one.value} type="button" class="button-link" aria-disabled={busy.value} onClick={() => void add(one)}>
          <UserPlus size={14} aria-hidden="true" />
          {contact[one.field]
            ? text("details-replace", { value: one.value, old: contact[one.field] ?? "" })
            : text("details-add", { value: one.value })}
        </button>
      ))}
      <p class="mark soft" role="status" tabIndex={-1} ref={state}>
        {added.value && <Check size={14} aria-hidden="true" />}
        {added.value && text("details-added", { value: added.value })}
      </p>
      {error.value !== null && <Refused error={error.value} />}
    </div>
  );
}
