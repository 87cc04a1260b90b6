// Publishing: what would change for visitors, and why it cannot be done yet.

import { useSignal } from "@preact/signals";
import { useEffect, useId } from "preact/hooks";
import { isAdvice } from "../../../../protocol/src/bot/check.ts";
import type { BotConfig, BotDefinition, BotFinding } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { SavingState, useSaving } from "../../parts/saving.tsx";
import { say } from "../words.ts";
import type { BotSubject } from "./bot-subject.ts";
import { publishedWords } from "./bots-page.tsx";
import { differenceOf } from "./outline.ts";

interface PublishProps {
  site: string;
  subject: BotSubject & { config: { value: BotConfig } };
  dirty: boolean;
  findings: readonly BotFinding[];
}

export function PublishCard({ site, subject, dirty, findings }: PublishProps) {
  const id = useId();
  const saving = useSaving();
  const busy = useSignal(false);
  const { bot, version, published, definition } = subject.config.value;
  const before = usePublished(site, bot, published);
  const blocked = dirty ? say("bot-unsaved") : findings.some(({ code }) => !isAdvice(code)) ? say("bot-blocked") : null;
  const publish = async () => {
    if (blocked || busy.value) return;
    busy.value = true;
    await saving.save(async () => {
      try {
        await api.publishBot(site, bot, version);
      } finally {
        // Whether it was published, or somebody else was faster: what is there now is shown.
        await subject.reload();
      }
    });
    busy.value = false;
  };
  const overtaken = saving.error.value instanceof Problem && saving.error.value.code === "overtaken";
  return (
    <section class="setup-card" aria-labelledby={id}>
      <h2 id={id}>{say("bot-publish")}</h2>
      <p class="soft">{say("bot-publish-hint")}</p>
      <p>{publishedWords({ published })}</p>
      {before && <Differences before={before} after={definition} />}
      {overtaken && <p class="setup-none">{say("bot-overtaken")}</p>}
      <div class="setup-card-foot">
        <button type="button" class="button button-main" aria-disabled={blocked !== null} aria-describedby={`${id}-why`} onClick={publish}>
          {say("bot-publish")}
        </button>
        <span id={`${id}-why`} class="soft">
          {blocked}
        </span>
        <SavingState saving={saving} told={overtaken} />
      </div>
    </section>
  );
}

function Differences({ before, after }: { before: BotDefinition; after: BotDefinition }) {
  const difference = differenceOf(before, after);
  const kinds = (["added", "changed", "removed"] as const).filter((kind) => difference[kind].length > 0);
  if (kinds.length === 0) return <p class="soft">{say("bot-differs-not")}</p>;
  return (
    <ul>
      {kinds.map((kind) => (
        <li key={kind}>{say(`bot-${kind}`, { steps: difference[kind].join(", ") })}</li>
      ))}
    </ul>
  );
}

/** The published definition; nothing while there is none, or it cannot be read. */
function usePublished(site: string, bot: string, published: number | null): BotDefinition | null {
  const found = useSignal<{ number: number; definition: BotDefinition } | null>(null);
  useEffect(() => {
    if (published === null) return;
    const take = ({ definition }: { definition: BotDefinition }) => {
      found.value = { number: published, definition };
    };
    api.botVersion(site, bot, published).then(take, () => undefined);
  }, [published]);
  return found.value?.number === published ? (found.value?.definition ?? null) : null;
}
