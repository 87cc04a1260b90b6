// What a site is called, looks like, and on which pages its widget may stand.

import type { SiteSubject } from "../subjects.ts";
import { ColourCard } from "./colour-card.tsx";
import { LanguagesCard } from "./languages-card.tsx";
import { LauncherCard } from "./launcher-card.tsx";
import { HiddenPagesCard, OriginsCard } from "./lists.tsx";
import { NameCard } from "./name-card.tsx";
import { TimeZoneCard } from "./time-zone-card.tsx";

export function SitePage({ subject }: { subject: SiteSubject }) {
  return (
    <div class="page-body setup">
      <NameCard subject={subject} />
      <OriginsCard subject={subject} />
      <LanguagesCard subject={subject} />
      <ColourCard subject={subject} />
      <TimeZoneCard subject={subject} />
      <LauncherCard subject={subject} />
      <HiddenPagesCard subject={subject} />
    </div>
  );
}
