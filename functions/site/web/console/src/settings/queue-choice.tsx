// The queues of which one is told.

import type { Me } from "../../../protocol/src/index.ts";
import { SavingState, useSaving } from "../parts/saving.tsx";
import { changeMe, queues } from "../session/session.ts";
import { text } from "../texts.ts";

export function QueueChoice({ who }: { who: Me }) {
  const saving = useSaving();
  const all = queues.value;
  if (!all || (all.length < 2 && who.muted.length === 0)) return null;
  const siteName = (id: string) => who.sites.find(({ site }) => site === id)?.name ?? id;
  const choose = (changed: string, told: boolean) => {
    // Queues that one no longer sees are left out: the server takes only those that one sees.
    const muted = all.map(({ queue }) => queue).filter((queue) => (queue === changed ? !told : who.muted.includes(queue)));
    void saving.save(() => changeMe({ muted }));
  };
  return (
    <fieldset class="field" aria-describedby="notices-queues-hint">
      <legend class="field-label">{text("notices-queues")}</legend>
      <p class="field-hint" id="notices-queues-hint">
        {text("notices-queues-hint")}
      </p>
      <div class="queue-choice">
        {all.map(({ queue, name, site }) => (
          <label key={queue} class="choice">
            <input type="checkbox" checked={!who.muted.includes(queue)} onChange={(event) => choose(queue, event.currentTarget.checked)} />
            <span>
              {name}
              {who.sites.length > 1 && <span class="soft"> · {siteName(site)}</span>}
            </span>
          </label>
        ))}
      </div>
      <SavingState saving={saving} />
    </fieldset>
  );
}
