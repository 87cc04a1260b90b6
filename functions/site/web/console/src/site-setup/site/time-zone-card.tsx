// By which clock the hours of the queues are read.

import { Picker } from "../../parts/picker.tsx";
import { locale } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { FieldProblem, problemAt } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { clockIn, zonesWith } from "./zones.ts";

export function TimeZoneCard({ subject }: { subject: SiteSubject }) {
  const card = useCard({ subject, read: ({ time_zone }) => ({ time_zone }) });
  const zone = card.draft.time_zone;
  return (
    <Card card={card} title={say("site-zone")} hint={say("site-zone-hint")}>
      <div class="field">
        <label for="site-zone">{say("site-zone-field")}</label>
        <Picker
          id="site-zone"
          class="picker-edge"
          value={zone}
          options={zonesWith(subject.config.value.time_zone).map((value) => ({ value, name: value.replaceAll("_", " ") }))}
          onChange={(time_zone) => card.edit({ time_zone })}
        />
        <p class="field-hint">{say("site-zone-now", { time: clockIn(zone, locale.value, new Date()) })}</p>
        <FieldProblem id="site-zone-problem" problem={problemAt(card.errors, "/time_zone")} />
      </div>
    </Card>
  );
}
