// Name, language and availability.

import { useSignal } from "@preact/signals";
import type { Me } from "../../../protocol/src/index.ts";
import { Picker } from "../parts/picker.tsx";
import { SavingState, useSaving } from "../parts/saving.tsx";
import { fieldProblem } from "../problems.ts";
import { changeMe, me } from "../session/session.ts";
import { ownNames, text } from "../texts.ts";

export function Account() {
  const who = me.value;
  if (!who) return null;
  return (
    <section class="settings-part" aria-labelledby="settings-profile">
      <h2 id="settings-profile">{text("settings-profile")}</h2>
      <NameField who={who} />
      <div class="field">
        <span class="field-label">{text("settings-email")}</span>
        <p>{who.email}</p>
      </div>
      <LanguageField who={who} />
      <AvailabilityField who={who} />
      <div class="field">
        <span class="field-label">{text("settings-role")}</span>
        <ul>
          {who.sites.map(({ site, name, role }) => (
            <li key={site}>
              {name} · <span class="soft">{text(`role-${role}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function NameField({ who }: { who: Me }) {
  const saving = useSaving();
  const name = useSignal(who.name);
  const changed = name.value.trim() !== who.name && name.value.trim() !== "";
  const problem = fieldProblem(saving.error.value, "/name");
  const submit = (event: Event) => {
    event.preventDefault();
    if (changed) void saving.save(() => changeMe({ name: name.value.trim() }));
  };
  return (
    <form class="field" onSubmit={submit}>
      <label for="settings-name">{text("settings-name")}</label>
      <div class="field-line">
        <input
          class="input"
          id="settings-name"
          autocomplete="name"
          aria-describedby="settings-name-hint settings-name-problem"
          aria-invalid={problem !== null}
          value={name.value}
          onInput={(event) => (name.value = event.currentTarget.value)}
        />
        <button type="submit" class="button" aria-disabled={!changed}>
          {text("save")}
        </button>
      </div>
      <p class="field-hint" id="settings-name-hint">
        {text("settings-name-hint")}
      </p>
      <p class="field-error" id="settings-name-problem">
        {problem}
      </p>
      <SavingState saving={saving} told={problem !== null} />
    </form>
  );
}

function LanguageField({ who }: { who: Me }) {
  const saving = useSaving();
  const options = ownNames().map(({ language, name }) => ({ value: language, name }));
  return (
    <div class="field">
      <label for="settings-language">{text("settings-language")}</label>
      <div class="field-line">
        <Picker
          id="settings-language"
          class="picker-edge"
          value={who.language}
          options={options}
          onChange={(language) => void saving.save(() => changeMe({ language }))}
        />
        <SavingState saving={saving} />
      </div>
    </div>
  );
}

function AvailabilityField({ who }: { who: Me }) {
  const saving = useSaving();
  const choose = (availability: Me["availability"]) => void saving.save(() => changeMe({ availability }));
  return (
    <fieldset class="field">
      <legend class="field-label">{text("settings-availability")}</legend>
      {(["online", "away"] as const).map((availability) => (
        <label key={availability} class="choice">
          <input type="radio" name="availability" checked={who.availability === availability} onChange={() => choose(availability)} />
          {text(`settings-availability-${availability}`)}
        </label>
      ))}
      <SavingState saving={saving} />
    </fieldset>
  );
}
