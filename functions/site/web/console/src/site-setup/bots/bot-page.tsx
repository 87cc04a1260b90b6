// One bot: its steps, a way to try them, and publishing.

import type { Signal } from "@preact/signals";
import { ArrowLeft } from "lucide-preact";
import { checkBot } from "../../../../protocol/src/bot/check.ts";
import type { BotConfig, BotFinding } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { Empty, Failed, Skeleton } from "../../parts/state.tsx";
import { address } from "../../route.ts";
import { text } from "../../texts.ts";
import { Card } from "../form/card.tsx";
import { problemAt, TextField } from "../form/fields.tsx";
import { useCard } from "../form/use-card.ts";
import type { SiteSubject } from "../subjects.ts";
import { useLoaded } from "../subjects.ts";
import { say } from "../words.ts";
import { factsOf, useBotSubject } from "./bot-subject.ts";
import { findingWords } from "./bot-words.ts";
import { publishedWords } from "./bots-page.tsx";
import { FileCard } from "./file-card.tsx";
import { definitionOf, outlineOf, said } from "./outline.ts";
import { PublishCard } from "./publish-card.tsx";
import { RemoveBotCard } from "./remove-bot-card.tsx";
import { StepList } from "./steps/step-list.tsx";
import { TryCard } from "./try-card.tsx";

/** Draw it with the bot as key. */
export function BotPage({ bot, site }: { bot: string; site: SiteSubject }) {
  const name = site.config.value.site;
  const config = useLoaded(bot, () => api.bot(name, bot));
  const back = address({ page: "site", site: name, section: "bots", queue: null });
  const { value, error } = config;
  if (!value.value && error.value instanceof Problem && error.value.code === "not-found") {
    const action = (
      <a class="button" href={back}>
        {text("setup-bots")}
      </a>
    );
    return <Empty sentence={say("bot-missing")} action={action} />;
  }
  if (!value.value) return error.value !== null ? <Failed error={error.value} onRetry={config.retry} /> : <Skeleton rows={4} kind="line" />;
  return <BotCards config={value as Signal<BotConfig>} site={site} back={back} />;
}

function BotCards({ config, site, back }: { config: Signal<BotConfig>; site: SiteSubject; back: string }) {
  const subject = useBotSubject(site.config.value.site, config);
  const card = useCard({ subject, read: ({ definition }) => outlineOf(definition) });
  const definition = definitionOf(card.draft);
  const facts = factsOf(site);
  const findings = checkBot(definition, facts);
  const change = (next: Partial<typeof card.draft>) => card.edit(next);
  return (
    <div class="page-body setup">
      <p class="setup-back">
        <a href={back}>
          <ArrowLeft size={16} aria-hidden="true" />
          {text("setup-bots")}
        </a>
        <span class="soft" aria-hidden="true">
          /
        </span>
        <span class="setup-back-here">{config.value.bot}</span>
        <span class="soft small">{publishedWords(config.value)}</span>
      </p>
      <Card card={card} title={say("bot-steps")} hint={say("bot-steps-hint")} describe={describe}>
        <TextField
          label={say("bots-name")}
          hint={say("bots-name-hint")}
          lang={facts.fallback}
          value={card.draft.name[facts.fallback] ?? ""}
          problem={problemAt(card.errors, "/definition")}
          onInput={(typed) => change({ name: said(card.draft.name, facts.fallback, typed) })}
        />
        <Whole findings={findings} />
        <StepList outline={card.draft} findings={findings} facts={facts} onChange={change} />
      </Card>
      <TryCard definition={definition} facts={facts} />
      <PublishCard site={site.config.value.site} subject={subject} dirty={card.dirty} findings={findings} />
      <FileCard bot={config.value.bot} definition={definition} onTake={(taken) => change(outlineOf(taken))} />
      <RemoveBotCard site={site.config.value.site} bot={config.value.bot} back={back} />
    </div>
  );
}

/** What is wrong with the bot as a whole. */
function Whole({ findings }: { findings: readonly BotFinding[] }) {
  const whole = findings.filter(({ step }) => step === "");
  if (whole.length === 0) return null;
  return (
    <ul class="setup-none">
      {whole.map((finding) => (
        <li key={finding.at + finding.code}>{findingWords(finding)}</li>
      ))}
    </ul>
  );
}

function describe(pointer: string, value: unknown) {
  const [, part = "", ...inner] = pointer.split("/");
  const name = part === "steps" ? [say("bot-step"), ...inner].join(" · ") : part === "order" ? say("bot-steps") : say("bots-name");
  return { name, value: part === "order" && Array.isArray(value) ? value.join("\n") : undefined };
}
