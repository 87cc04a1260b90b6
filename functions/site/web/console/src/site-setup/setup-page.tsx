// The frame of the pages on which a site is set up: which site, which part of it, and whether one may.

import { Lock } from "lucide-preact";
import { useEffect } from "preact/hooks";
import type { MySite } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { Confirm } from "../parts/confirm.tsx";
import { Picker } from "../parts/picker.tsx";
import { Failed, Skeleton } from "../parts/state.tsx";
import type { SiteRoute } from "../route.ts";
import { address, navigate, sections } from "../route.ts";
import { me } from "../session/session.ts";
import { text } from "../texts.ts";
import { leave, useLeaveGuard, wanted } from "./form/unsaved.ts";
import { lastSite, sitesToSetUp } from "./rights.ts";
import { SetupSection } from "./section.tsx";
import { useLoaded } from "./subjects.ts";
import { say, useWords } from "./words.ts";

/** Draw it with the site as key. */
export function SetupPage({ at }: { at: SiteRoute }) {
  const mine = me.value?.sites.find(({ site }) => site === at.site);
  const may = sitesToSetUp(me.value);
  if (!may.some(({ site }) => site === at.site)) return <NoRight mine={mine} />;
  return (
    <section class="page" aria-labelledby="setup-title">
      <header class="page-head">
        <h1 id="setup-title" class="page-who" tabIndex={-1}>
          {text(`setup-${at.section}`)}
        </h1>
        {may.length > 1 ? <SitePicker at={at} sites={may} /> : <p class="soft one-line">{mine?.name}</p>}
      </header>
      <Tabs at={at} />
      <SetupBody at={at} />
    </section>
  );
}

function SitePicker({ at, sites }: { at: SiteRoute; sites: readonly MySite[] }) {
  const options = sites.map(({ site, name }) => ({ value: site, name }));
  return (
    <Picker
      label={text("setup-which")}
      value={at.site}
      options={options}
      onChange={(site) => navigate(address({ ...at, site, queue: null }))}
    />
  );
}

function Tabs({ at }: { at: SiteRoute }) {
  return (
    <nav class="setup-tabs" aria-label={text("setup-title")}>
      {sections.map((section) => (
        <a
          key={section}
          href={address({ ...at, section, queue: null })}
          aria-current={at.section === section ? (at.queue ? "true" : "page") : undefined}
        >
          {text(`setup-${section}`)}
        </a>
      ))}
    </nav>
  );
}

function SetupBody({ at }: { at: SiteRoute }) {
  const words = useWords();
  const config = useLoaded(at.site, () => api.site(at.site));
  useLeaveGuard();
  useEffect(() => {
    lastSite.value = at.site;
  }, [at.site]);
  const failed = words.error ?? config.error.value;
  const again = () => {
    words.retry();
    config.retry();
  };
  const site = config.value.value;
  if (failed !== null && (!words.ready || !site)) return <Failed error={failed} onRetry={again} />;
  if (!words.ready || !site) return <Skeleton rows={4} kind="line" />;
  return (
    <>
      <SetupSection at={at} config={config.value} />
      {wanted.value && (
        <Confirm
          title={say("unsaved-title")}
          body={say("unsaved-text")}
          yes={say("unsaved-leave")}
          onYes={leave}
          onClose={() => (wanted.value = null)}
        />
      )}
    </>
  );
}

function NoRight({ mine }: { mine: MySite | undefined }) {
  return (
    <section class="state" aria-labelledby="no-right-title">
      <Lock size={20} aria-hidden="true" />
      <h1 id="no-right-title" tabIndex={-1}>
        {text(mine ? "setup-no-right-title" : "missing-title")}
      </h1>
      <p>{mine ? text("setup-no-right", { site: mine.name }) : text("missing-text")}</p>
      <a class="button" href="/inbox">
        {text("missing-action")}
      </a>
    </section>
  );
}
