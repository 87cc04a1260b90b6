// How this browser shows notices of the desktop.

import type { Signal } from "@preact/signals";
import type { YesNo } from "../notices/desktop.ts";
import { alsoInFront, untilClicked } from "../notices/desktop.ts";
import { text } from "../texts.ts";

export function DesktopOptions() {
  return (
    <fieldset class="field">
      <legend class="field-label">{text("notices-browser")}</legend>
      <Option option={alsoInFront} name={text("notices-front")} />
      <Option option={untilClicked} name={text("notices-stay")} />
    </fieldset>
  );
}

function Option({ option, name }: { option: Signal<YesNo>; name: string }) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={option.value === "yes"}
        onChange={(event) => (option.value = event.currentTarget.checked ? "yes" : "no")}
      />
      {name}
    </label>
  );
}
