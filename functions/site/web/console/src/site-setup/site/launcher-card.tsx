// Where the launcher stands on the page.

import type { WireLauncher } from "../../../../protocol/src/index.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";

const most_px = 200;

export function LauncherCard({ subject }: { subject: SiteSubject }) {
  const card = useCard({ subject, read: ({ launcher }) => ({ launcher }), check: ({ launcher }) => outOfBounds(launcher) });
  const { launcher } = card.draft;
  const change = (part: Partial<WireLauncher>) => card.edit({ launcher: { ...launcher, ...part } });
  const distance = (field: "side_px" | "bottom_px", label: string) => (
    <TextField
      class="field-short"
      label={label}
      type="number"
      min={0}
      max={most_px}
      value={Number.isNaN(launcher[field]) ? "" : String(launcher[field])}
      problem={problemAt(card.errors, `/launcher/${field}`, { invalid: say("site-launcher-invalid", { most: most_px }) })}
      onInput={(typed) => change({ [field]: typed === "" ? Number.NaN : Number(typed) })}
    />
  );
  return (
    <Card card={card} title={say("site-launcher")} hint={`${say("site-launcher-hint")} ${say("site-in-line")}`} describe={describe}>
      <fieldset class="field">
        <legend class="field-label">{say("site-launcher-corner")}</legend>
        <div class="choices">
          {[false, true].map((left) => (
            <label key={String(left)} class="choice">
              <input type="radio" name="launcher-corner" checked={launcher.left === left} onChange={() => change({ left })} />
              {say(left ? "site-launcher-left" : "site-launcher-right")}
            </label>
          ))}
        </div>
      </fieldset>
      <div class="field-row">
        {distance("side_px", say("site-launcher-side"))}
        {distance("bottom_px", say("site-launcher-bottom"))}
      </div>
    </Card>
  );
}

function outOfBounds(launcher: WireLauncher) {
  const fields = ["side_px", "bottom_px"] as const;
  const wrong = fields.filter((field) => !(Number.isInteger(launcher[field]) && launcher[field] >= 0 && launcher[field] <= most_px));
  return wrong.map((field) => ({ pointer: `/launcher/${field}`, code: "invalid" as const }));
}

function describe(pointer: string, value: unknown) {
  const names: Record<string, string> = {
    "/launcher/left": say("site-launcher-corner"),
    "/launcher/side_px": say("site-launcher-side"),
    "/launcher/bottom_px": say("site-launcher-bottom"),
  };
  const isCorner = typeof value === "boolean";
  return { name: names[pointer], value: isCorner ? say(value ? "site-launcher-left" : "site-launcher-right") : undefined };
}
