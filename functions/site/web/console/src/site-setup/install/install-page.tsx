// The line for the website, and whether the widget has been seen there.

import { useSignal } from "@preact/signals";
import { Check, CircleDashed, Copy, RotateCw } from "lucide-preact";
import type { SiteConfig } from "../../../../protocol/src/index.ts";
import { Refused } from "../../parts/state.tsx";
import { locale, text } from "../../texts.ts";
import { moment } from "../../times.ts";
import type { SiteSubject } from "../subjects.ts";
import { say } from "../words.ts";
import { snippet } from "./snippet.ts";

export function InstallPage({ subject }: { subject: SiteSubject }) {
  return (
    <div class="page-body setup">
      <SnippetCard site={subject.config.value} />
      <InstalledCard subject={subject} />
    </div>
  );
}

function SnippetCard({ site }: { site: SiteConfig }) {
  const copied = useSignal<"no" | "yes" | "failed">("no");
  const line = snippet(site);
  const copy = () => {
    const done = (how: "yes" | "failed") => () => (copied.value = how);
    copied.value = "no";
    navigator.clipboard.writeText(line).then(done("yes"), done("failed"));
  };
  return (
    <section class="setup-card" aria-labelledby="install-snippet">
      <h2 id="install-snippet">{say("install-snippet")}</h2>
      <p class="soft">
        {say("install-snippet-hint")} {say("install-again")}
      </p>
      <pre class="snippet">
        <code>{line}</code>
      </pre>
      <div class="setup-card-foot">
        <button type="button" class="button button-main" onClick={copy}>
          <Copy size={16} aria-hidden="true" />
          {say("install-copy")}
        </button>
        <span role="status">
          {copied.value === "yes" && (
            <span class="mark mark-good">
              <Check size={16} aria-hidden="true" />
              {say("install-copied")}
            </span>
          )}
          {copied.value === "failed" && say("install-copy-failed")}
        </span>
      </div>
      {site.origins.length === 0 && (
        <p class="setup-none">
          {say("site-origins-none")} <a href={`/sites/${site.site}`}>{text("setup-site")}</a>
        </p>
      )}
    </section>
  );
}

function InstalledCard({ subject }: { subject: SiteSubject }) {
  const busy = useSignal(false);
  const error = useSignal<unknown>(null);
  const told = useSignal("");
  const { installed } = subject.config.value;
  const look = async () => {
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    told.value = "";
    try {
      await subject.reload();
      told.value = say("install-looked");
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  return (
    <section class="setup-card" aria-labelledby="install-seen">
      <h2 id="install-seen">{say("install-seen")}</h2>
      <p class={`mark ${installed ? "mark-good" : "soft"} installed`}>
        {installed ? <Check size={20} aria-hidden="true" /> : <CircleDashed size={20} aria-hidden="true" />}
        {installed ? say("install-yes", { origin: installed.origin, when: moment(installed.at, locale.value) }) : say("install-no")}
      </p>
      <div class="setup-card-foot">
        <button type="button" class="button" aria-disabled={busy.value} onClick={() => void look()}>
          <RotateCw size={16} aria-hidden="true" />
          {text("list-check-again")}
        </button>
        <span role="status">{told.value}</span>
      </div>
      {error.value !== null && <Refused error={error.value} />}
    </section>
  );
}
