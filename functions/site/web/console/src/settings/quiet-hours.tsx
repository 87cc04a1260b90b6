// Hours of each day in which one is told nothing.

import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { Me, WireQuiet } from "../../../protocol/src/index.ts";
import type { Saving } from "../parts/saving.tsx";
import { SavingState, useSaving } from "../parts/saving.tsx";
import { changeMe } from "../session/session.ts";
import { text } from "../texts.ts";

const night = { from: "22:00", to: "07:00" };

/** The time zone of this device, as the browser names it. */
function zoneHere(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
}

export function QuietHours({ who }: { who: Me }) {
  const saving = useSaving();
  const id = useId();
  const save = (quiet: WireQuiet | null) => void saving.save(() => changeMe({ quiet }));
  const { quiet } = who;
  return (
    <fieldset class="field" aria-describedby={id}>
      <legend class="field-label">{text("notices-quiet")}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={quiet !== null}
          onChange={(event) => save(event.currentTarget.checked ? { ...night, time_zone: zoneHere() } : null)}
        />
        {text("notices-quiet-on")}
      </label>
      <p class="field-hint" id={id}>
        {text("notices-quiet-hint")}
      </p>
      {quiet && <Hours quiet={quiet} save={save} saving={saving} />}
      <SavingState saving={saving} />
    </fieldset>
  );
}

interface HoursProps {
  quiet: WireQuiet;
  save: (quiet: WireQuiet) => void;
  saving: Saving;
}

function Hours({ quiet, save, saving }: HoursProps) {
  const id = useId();
  // A field of the browser for times ends at 23:59: the end of a day is the beginning of the next.
  const draft = useSignal({ from: quiet.from, to: quiet.to.replace("24:00", "00:00") });
  const { from, to } = draft.value;
  const same = from === to;
  const commit = () => {
    if (from && to && !same && (from !== quiet.from || to !== quiet.to)) save({ ...quiet, from, to });
  };
  const here = zoneHere();
  return (
    <>
      <div class="quiet-hours">
        {(["from", "to"] as const).map((end) => (
          <label key={end} class="quiet-end">
            {text(`notices-quiet-${end}`)}
            <input
              class="input"
              type="time"
              required
              aria-describedby={`${id}-problem`}
              aria-invalid={same}
              value={draft.value[end]}
              onInput={(event) => {
                saving.saved.value = false;
                draft.value = { ...draft.value, [end]: event.currentTarget.value };
              }}
              onBlur={commit}
            />
          </label>
        ))}
      </div>
      <p class="field-error" id={`${id}-problem`}>
        {same && text("notices-quiet-same")}
      </p>
      <p class="field-hint">{text("notices-quiet-zone", { zone: quiet.time_zone.replaceAll("_", " ") })}</p>
      {quiet.time_zone !== here && (
        <button type="button" class="button button-small quiet-zone" onClick={() => save({ ...quiet, time_zone: here })}>
          {text("notices-quiet-here", { zone: here.replaceAll("_", " ") })}
        </button>
      )}
    </>
  );
}
