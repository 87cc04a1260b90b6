// What the operator withholds from a site: it is not shown as if it could be set up, and not left out without a word.

import { CircleSlash } from "lucide-preact";
import type { Feature, SiteConfig } from "../../../protocol/src/index.ts";
import { locale } from "../texts.ts";
import { say } from "./words.ts";

export const hasFeature = (site: SiteConfig, feature: Feature): boolean => !site.withheld.includes(feature);

/** Says which of these the site does without; nothing when it has them all. */
export function Withheld({ site, features }: { site: SiteConfig; features: readonly Feature[] }) {
  const missing = features.filter((feature) => !hasFeature(site, feature)).map((feature) => say(`withheld-${feature}`));
  if (missing.length === 0) return null;
  const names = new Intl.ListFormat(locale.value).format(missing);
  return (
    <section class="setup-card" aria-labelledby="withheld">
      <h2 id="withheld">
        <CircleSlash size={16} aria-hidden="true" /> {say("withheld-title")}
      </h2>
      <p class="soft">{say("withheld-hint", { features: names })}</p>
    </section>
  );
}
