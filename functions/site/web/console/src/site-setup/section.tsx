// Which page of a site stands in the frame.

import type { Signal } from "@preact/signals";
import type { SiteConfig } from "../../../protocol/src/index.ts";
import { PeopleOfSite } from "../people/people-section.tsx";
import type { SiteRoute } from "../route.ts";
import { AuditPage } from "./audit/audit-page.tsx";
import { BotPage } from "./bots/bot-page.tsx";
import { BotsPage } from "./bots/bots-page.tsx";
import { InstallPage } from "./install/install-page.tsx";
import { QueuePage } from "./queue/queue-page.tsx";
import { QueuesPage } from "./queue/queues-page.tsx";
import { SitePage } from "./site/site-page.tsx";
import { useSiteSubject } from "./subjects.ts";
import { TextsPage } from "./texts/texts-page.tsx";

/** The site is known when this is drawn. */
export function SetupSection({ at, config }: { at: SiteRoute; config: Signal<SiteConfig | null> }) {
  const subject = useSiteSubject(config as Signal<SiteConfig>);
  switch (at.section) {
    case "site":
      return <SitePage subject={subject} />;
    case "texts":
      return <TextsPage subject={subject} />;
    case "install":
      return <InstallPage subject={subject} />;
    case "queues":
      return at.queue ? <QueuePage key={at.queue} queue={at.queue} site={subject} /> : <QueuesPage subject={subject} />;
    case "bots":
      return at.queue ? <BotPage key={at.queue} bot={at.queue} site={subject} /> : <BotsPage subject={subject} />;
    case "people":
      return <PeopleOfSite site={at.site} />;
    case "log":
      return <AuditPage key={at.site} site={at.site} />;
  }
}
