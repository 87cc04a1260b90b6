// When e-mail comes of what one wants e-mail of.

import type { Me } from "../../../protocol/src/index.ts";
import { SavingState, useSaving } from "../parts/saving.tsx";
import { changeMe } from "../session/session.ts";
import { text } from "../texts.ts";

export function MailChoice({ who }: { who: Me }) {
  const saving = useSaving();
  return (
    <fieldset class="field">
      <legend class="field-label">{text("notices-mail")}</legend>
      {(["away", "always"] as const).map((mail) => (
        <label key={mail} class="choice">
          <input type="radio" name="mail-when" checked={who.mail === mail} onChange={() => void saving.save(() => changeMe({ mail }))} />
          {text(`notices-mail-${mail}`)}
        </label>
      ))}
      <SavingState saving={saving} />
    </fieldset>
  );
}
