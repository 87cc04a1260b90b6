// What a site is called, looks like, and on which pages its widget may stand.

import { useLayoutEffect } from "preact/hooks";
import { FirstRun } from "../../first-run/first-run.tsx";
import { route } from "../../route.ts";
import type { SiteSubject } from "../subjects.ts";
import { AddSite } from "./add-site.tsx";
import { ColourCard } from "./colour-card.tsx";
import { LanguagesCard } from "./languages-card.tsx";
import { LauncherCard } from "./launcher-card.tsx";
import { HiddenPagesCard, OriginsCard } from "./lists.tsx";
import { NameCard } from "./name-card.tsx";
import { TimeZoneCard } from "./time-zone-card.tsx";

export function SitePage({ subject }: { subject: SiteSubject }) {
  const { site, version } = subject.config.value;
  useAnchor();
  return (
    <div class="page-body setup">
      <FirstRun site={site} version={version} />
      <NameCard subject={subject} />
      <OriginsCard subject={subject} />
      <LanguagesCard subject={subject} />
      <ColourCard subject={subject} />
      <TimeZoneCard subject={subject} />
      <LauncherCard subject={subject} />
      <HiddenPagesCard subject={subject} />
      <AddSite />
    </div>
  );
}

/** The first field of the card that the address names has the focus. */
function useAnchor(): void {
  const at = route.value;
  useLayoutEffect(() => {
    const card = document.getElementById(location.hash.slice(1));
    card?.querySelector<HTMLElement>("input, [data-add]")?.focus();
  }, [at]);
}
