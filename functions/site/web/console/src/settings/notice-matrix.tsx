// What to hear about, and how: a row for each kind of notice, a column for each method.

import { Volume2 } from "lucide-preact";
import type { Notice, WireNotices } from "../../../protocol/src/index.ts";
import { askPermission, permission } from "../notices/desktop.ts";
import { playSound } from "../notices/sound.ts";
import { kinds, methods } from "../notices/told.ts";
import { SavingState, useSaving } from "../parts/saving.tsx";
import { changeMe, me } from "../session/session.ts";
import { text } from "../texts.ts";
import { DesktopOptions } from "./desktop-options.tsx";
import { MailChoice } from "./mail-choice.tsx";
import { QueueChoice } from "./queue-choice.tsx";
import { QuietHours } from "./quiet-hours.tsx";
import { Suppression } from "./suppression.tsx";

export function NoticeMatrix() {
  const saving = useSaving();
  const who = me.value;
  if (!who) return null;
  const { notices } = who;
  const change = (next: WireNotices) => void saving.save(() => changeMe({ notices: next }));
  return (
    <section class="settings-part" aria-labelledby="notices-title">
      <h2 id="notices-title" tabIndex={-1}>
        {text("notices-title")}
      </h2>
      <p class="soft">{text("notices-intro")}</p>
      <Suppression />
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{text("notices-kind")}</th>
            {methods.map((method) => (
              <th key={method} scope="col" class="matrix-method">
                {text(`notices-${method}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <KindRow key={kind} kind={kind} notices={notices} onChange={change} />
          ))}
        </tbody>
      </table>
      <div class="matrix-foot">
        <button type="button" class="button" onClick={() => playSound().catch(() => undefined)}>
          <Volume2 size={16} aria-hidden="true" />
          {text("notices-hear")}
        </button>
        <SavingState saving={saving} />
      </div>
      <DesktopPermission />
      <MailChoice who={who} />
      <QuietHours who={who} />
      <QueueChoice who={who} />
      <DesktopOptions />
    </section>
  );
}

interface KindRowProps {
  kind: Notice;
  notices: WireNotices;
  onChange: (notices: WireNotices) => void;
}

function KindRow({ kind, notices, onChange }: KindRowProps) {
  const name = text(`notices-${kind}`);
  return (
    <tr>
      <th scope="row">
        {name}
        <span class="field-hint">{text(`notices-${kind}-hint`)}</span>
      </th>
      {methods.map((method) => (
        <td key={method} class="matrix-method">
          <label class="matrix-cell">
            <span class="visually-hidden">{text("notices-cell", { kind: name, way: text(`notices-${method}`) })}</span>
            <input
              type="checkbox"
              checked={notices[kind][method]}
              onChange={(event) => {
                const { checked } = event.currentTarget;
                if (checked && method === "desktop") void askPermission();
                onChange({ ...notices, [kind]: { ...notices[kind], [method]: checked } });
              }}
            />
          </label>
        </td>
      ))}
    </tr>
  );
}

function DesktopPermission() {
  switch (permission.value) {
    case "granted":
      return null;
    case "default":
      return (
        <div class="settings-hint">
          <p>{text("notices-desktop-ask")}</p>
          <button type="button" class="button" onClick={() => askPermission()}>
            {text("notices-desktop-enable")}
          </button>
        </div>
      );
    case "denied":
      return <p class="settings-hint">{text("notices-desktop-refused")}</p>;
    case "missing":
      return <p class="settings-hint">{text("notices-desktop-missing")}</p>;
  }
}
