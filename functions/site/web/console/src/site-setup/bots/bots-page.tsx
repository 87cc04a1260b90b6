// The bots of a site, and a new one, which begins with one of ours.

import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import type { BotDefinition, BotItem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { Empty, Failed, Skeleton } from "../../parts/state.tsx";
import { address, navigate } from "../../route.ts";
import { text } from "../../texts.ts";
import { AddForm } from "../form/add-form.tsx";
import type { SiteSubject } from "../subjects.ts";
import { useLoaded } from "../subjects.ts";
import { hasFeature, Withheld } from "../withheld.tsx";
import { say } from "../words.ts";

export function BotsPage({ subject }: { subject: SiteSubject }) {
  const here = subject.config.value;
  const { site } = here;
  const bots = useLoaded(site, async () => (await api.bots(site)).items);
  const adding = useSignal(false);
  const all = bots.value.value;
  if (bots.error.value !== null && !all) return <Failed error={bots.error.value} onRetry={bots.retry} />;
  if (!all) return <Skeleton rows={3} kind="line" />;
  const add = hasFeature(here, "bots") && (
    <button type="button" class="button button-main queues-add" onClick={() => (adding.value = true)}>
      <Plus size={16} aria-hidden="true" />
      {say("bots-add")}
    </button>
  );
  return (
    <div class="page-body setup">
      <Withheld site={here} features={["bots"]} />
      {adding.value && <AddBot subject={subject} onClose={() => (adding.value = false)} />}
      {add && all.length === 0 && !adding.value && <Empty sentence={`${say("bots-none")} ${say("bots-hint")}`} action={add} />}
      {all.length > 0 && (
        <>
          <div class="setup-card">
            <p class="soft">{say("bots-hint")}</p>
            <ul aria-label={text("setup-bots")}>
              {all.map((bot) => (
                <li key={bot.bot} class="setup-queue">
                  <a class="setup-queue-name" href={address({ page: "site", site, section: "bots", queue: bot.bot })}>
                    {bot.bot}
                  </a>
                  <span class={`small ${bot.published === null ? "soft" : "mark-good"}`}>{publishedWords(bot)}</span>
                </li>
              ))}
            </ul>
          </div>
          {!adding.value && add}
        </>
      )}
    </div>
  );
}

export function publishedWords({ published }: Pick<BotItem, "published">): string {
  return published === null ? say("bots-draft") : say("bots-published", { version: published });
}

const starters = {
  hours: () => import("../../../../protocol/src/bot/starters/hours.json"),
  order: () => import("../../../../protocol/src/bot/starters/order.json"),
  busy: () => import("../../../../protocol/src/bot/starters/busy.json"),
};
const names = ["hours", "order", "busy"] as const;

function AddBot({ subject, onClose }: { subject: SiteSubject; onClose: () => void }) {
  const { site, language } = subject.config.value;
  const starter = useSignal<keyof typeof starters>("hours");
  const create = async (bot: string, name: string) => {
    const { default: begun } = await starters[starter.value]();
    const definition = { ...begun, name: { ...begun.name, [language]: name } } as BotDefinition;
    await api.addBot(site, { bot, definition });
    navigate(address({ page: "site", site, section: "bots", queue: bot }));
  };
  return (
    <AddForm
      title={say("bots-add")}
      nameLabel={say("bots-name")}
      nameHint={say("bots-name-hint")}
      pointer="/bot"
      full={say("bots-full")}
      create={create}
      onClose={onClose}
    >
      <fieldset class="field">
        <legend class="field-label">{say("bots-starter")}</legend>
        {names.map((name) => (
          <label key={name} class="choice">
            <input type="radio" name="starter" checked={starter.value === name} onChange={() => (starter.value = name)} />
            {say(`bots-starter-${name}`)}
          </label>
        ))}
      </fieldset>
    </AddForm>
  );
}
