// Taking a bot away, which is only possible while no queue offers it.

import { useSignal } from "@preact/signals";
import { Problem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { toast } from "../../notices/toasts.ts";
import { Confirm } from "../../parts/confirm.tsx";
import { Refused } from "../../parts/state.tsx";
import { navigate } from "../../route.ts";
import { say } from "../words.ts";

export function RemoveBotCard({ site, bot, back }: { site: string; bot: string; back: string }) {
  const asked = useSignal(false);
  const error = useSignal<unknown>(null);
  const remove = async () => {
    error.value = null;
    try {
      await api.removeBot(site, bot);
      toast({ kind: "done", text: say("remove-done", { name: bot }) });
      navigate(back);
    } catch (problem) {
      error.value = problem;
    }
  };
  const isUsed = error.value instanceof Problem && error.value.code === "conflict";
  return (
    <section class="setup-card" aria-labelledby="remove-bot">
      <h2 id="remove-bot">{say("bot-remove")}</h2>
      {error.value !== null && <Refused error={error.value} sentence={isUsed ? say("bot-remove-used") : undefined} />}
      <div class="setup-card-foot">
        <button type="button" class="button remove-button" onClick={() => (asked.value = true)}>
          {say("bot-remove")}
        </button>
      </div>
      {asked.value && (
        <Confirm
          title={say("remove-title", { name: bot })}
          body={say("bot-remove-text")}
          yes={say("bot-remove")}
          onYes={() => void remove()}
          onClose={() => (asked.value = false)}
        />
      )}
    </section>
  );
}
