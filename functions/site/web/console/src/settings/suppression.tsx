// What an agent sees when mails to them are refused, and how they say that their address works again.

import { useSignal } from "@preact/signals";
import { MailX } from "lucide-preact";
import { toast } from "../notices/toasts.ts";
import { Refused } from "../parts/state.tsx";
import { liftSuppression, me } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import { moment } from "../times.ts";

export function Suppression() {
  const error = useSignal<unknown>(null);
  const suppressed = me.value?.suppressed;
  if (!me.value || !suppressed) return null;
  const lift = async () => {
    error.value = null;
    try {
      await liftSuppression();
      // The button goes with the line; who pressed it stays in this part of the page.
      document.getElementById("notices-title")?.focus();
      toast({ kind: "done", text: text("notices-lifted") });
    } catch (problem) {
      error.value = problem;
    }
  };
  const told = { email: me.value.email, when: moment(suppressed.since, locale.value) };
  return (
    <div class="settings-hint settings-suppressed">
      <MailX size={20} aria-hidden="true" />
      <p>{text(`notices-suppressed-${suppressed.reason}`, told)}</p>
      <button type="button" class="button" onClick={lift}>
        {text("try-again")}
      </button>
      {error.value !== null && <Refused error={error.value} />}
    </div>
  );
}
