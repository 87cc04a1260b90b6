// One queue: who it is for, when it is open, and what visitors are told and offered.

import type { Signal } from "@preact/signals";
import { ArrowLeft } from "lucide-preact";
import type { QueueConfig } from "../../../../protocol/src/index.ts";
import { Problem } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { Empty, Failed, Skeleton } from "../../parts/state.tsx";
import { address } from "../../route.ts";
import { text } from "../../texts.ts";
import { ByHandCard } from "../hours/by-hand-card.tsx";
import { ExceptionsCard } from "../hours/exceptions-card.tsx";
import { WeekCard } from "../hours/week-card.tsx";
import type { SiteSubject } from "../subjects.ts";
import { useLoaded, useQueueSubject } from "../subjects.ts";
import { hasFeature, Withheld } from "../withheld.tsx";
import { AutoReplyCard } from "./auto-reply-card.tsx";
import { FormFieldsCard, PreChatCard } from "./fields/fields-cards.tsx";
import { useFirstField } from "./first-field.ts";
import { ConsentCard, FormCard } from "./form-cards.tsx";
import { NamesCard } from "./names-card.tsx";
import { ContactsCard, OfflineCard } from "./offline-cards.tsx";
import { RemoveCard } from "./remove-card.tsx";

/** Draw it with the queue as key. */
export function QueuePage({ queue, site }: { queue: string; site: SiteSubject }) {
  const config = useLoaded(queue, () => api.queue(queue));
  const back = address({ page: "site", site: site.config.value.site, section: "queues", queue: null });
  const { value, error } = config;
  if (!value.value && error.value instanceof Problem && error.value.code === "not-found") {
    const action = (
      <a class="button" href={back}>
        {text("missing-queues")}
      </a>
    );
    return <Empty sentence={text("missing-queue")} action={action} />;
  }
  if (!value.value) return error.value !== null ? <Failed error={error.value} onRetry={config.retry} /> : <Skeleton rows={4} kind="line" />;
  return <QueueCards config={value as Signal<QueueConfig>} site={site} back={back} />;
}

function QueueCards({ config, site, back }: { config: Signal<QueueConfig>; site: SiteSubject; back: string }) {
  const subject = useQueueSubject(config);
  const here = site.config.value;
  const zone = here.time_zone;
  const { queue, name } = config.value;
  useFirstField(queue);
  return (
    <div class="page-body setup">
      <p class="setup-back">
        <a href={back}>
          <ArrowLeft size={16} aria-hidden="true" />
          {text("setup-queues")}
        </a>
        <span class="soft" aria-hidden="true">
          /
        </span>
        <span class="setup-back-here">{name}</span>
      </p>
      <NamesCard subject={subject} languages={here.languages} />
      <ByHandCard subject={subject} zone={zone} />
      <WeekCard subject={subject} zone={zone} />
      <ExceptionsCard subject={subject} />
      {hasFeature(here, "auto-reply") && <AutoReplyCard subject={subject} site={site} />}
      <OfflineCard subject={subject} site={here.site} />
      <ContactsCard subject={subject} />
      <FormCard subject={subject} site={site} />
      {hasFeature(here, "own-forms") && <FormFieldsCard subject={subject} site={site} />}
      <ConsentCard subject={subject} site={site} />
      {hasFeature(here, "own-forms") && <PreChatCard subject={subject} site={site} />}
      <Withheld site={here} features={["own-forms", "auto-reply"]} />
      <RemoveCard queue={config.value} site={site} back={back} />
    </div>
  );
}
