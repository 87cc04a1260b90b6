// Taking a queue away, which is only possible once nobody serves it and nothing is open in it.

import { useSignal } from "@preact/signals";
import type { QueueConfig } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { toast } from "../../notices/toasts.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { Refused } from "../../parts/state.tsx";
import { navigate } from "../../route.ts";
import { readTeam } from "../../session/session.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";

export function RemoveCard({ queue, site, back }: { queue: QueueConfig; site: SiteSubject; back: string }) {
  const asked = useSignal(false);
  const error = useSignal<unknown>(null);
  const remove = async () => {
    error.value = null;
    try {
      await api.removeQueue(queue.queue);
      await Promise.allSettled([site.reload(), readTeam()]);
      toast({ kind: "done", text: say("remove-done", { name: queue.name }) });
      navigate(back);
    } catch (problem) {
      error.value = problem;
    }
  };
  const isUsed = error.value instanceof Problem && error.value.code === "conflict";
  return (
    <section class="setup-card" aria-labelledby="remove-queue">
      <h2 id="remove-queue">{say("remove")}</h2>
      <p class="soft">{say("remove-hint")}</p>
      {error.value !== null && <Refused error={error.value} sentence={isUsed ? say("remove-used") : undefined} />}
      <div class="setup-card-foot">
        <button type="button" class="button remove-button" onClick={() => (asked.value = true)}>
          {say("remove-button")}
        </button>
      </div>
      {asked.value && (
        <Confirm
          title={say("remove-title", { name: queue.name })}
          body={say("remove-text")}
          yes={say("remove-button")}
          onYes={() => void remove()}
          onClose={() => (asked.value = false)}
        />
      )}
    </section>
  );
}
