// What somebody who has just joined is told of, said once in this browser, for nobody has chosen it yet.

import type { Signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { remembered } from "../parts/remembered.ts";
import { address } from "../route.ts";
import { me } from "../session/session.ts";
import { locale, text } from "../texts.ts";
import type { Told } from "./told.ts";
import { toldOf } from "./told.ts";

const known = new Map<string, Signal<"over" | "wanted">>();

/** Whether it is still to be said to this agent. */
function stateOf(agent: string): Signal<"over" | "wanted"> {
  const state = known.get(agent) ?? remembered(`first-notices.${agent}`, ["over", "wanted"], "over");
  known.set(agent, state);
  return state;
}

/** Somebody joined in this browser. */
export function wantFirstNotices(): void {
  const who = me.peek();
  if (who) stateOf(who.agent).value = "wanted";
}

export function FirstNotices() {
  const title = useId();
  const who = me.value;
  if (!who) return null;
  const state = stateOf(who.agent);
  if (state.value !== "wanted") return null;
  const told = toldOf(who.notices);
  const dismiss = () => {
    state.value = "over";
    // The button is gone, and the focus with it.
    document.getElementById("inbox-title")?.focus();
  };
  return (
    <section class="first-notices" aria-labelledby={title}>
      <h2 id={title}>{text("first-notices-title")}</h2>
      <dl>{told.map(Line)}</dl>
      {who.mail === "away" && told.some(({ methods }) => methods.includes("email")) && (
        <p class="soft small">{text("first-notices-away")}</p>
      )}
      <p class="first-notices-foot">
        <button type="button" class="button button-small" onClick={dismiss}>
          {text("first-notices-dismiss")}
        </button>
        <a href={address({ page: "settings" })} onClick={() => (state.value = "over")}>
          {text("first-notices-change")}
        </a>
      </p>
    </section>
  );
}

function Line({ methods, kinds }: Told) {
  const list = new Intl.ListFormat(locale.value);
  const ways = methods.map((method) => text(`notices-${method}`));
  return (
    <div key={methods.join()}>
      <dt>{ways.length > 0 ? list.format(ways) : text("first-notices-off")}</dt>
      <dd>{list.format(kinds.map((kind) => text(`notices-${kind}`)))}</dd>
    </div>
  );
}
