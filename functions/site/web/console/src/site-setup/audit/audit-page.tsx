// Who changed what, the newest first.

import { useSignal } from "@preact/signals";
import { Download } from "lucide-preact";
import { useEffect } from "preact/hooks";
import type { AuditEntry } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { downloadCsv } from "../../export/csv.ts";
import { Picker } from "../../parts/picker.tsx";
import { Empty, Failed, Refused, Skeleton } from "../../parts/state.tsx";
import { locale, text } from "../../texts.ts";
import { moment } from "../../times.ts";
import { say } from "../words.ts";
import { actionsOf, changesOf } from "./changes.ts";
import { actionWords, fieldWords, subjectWords, valueWords } from "./words.ts";

function useAudit(site: string) {
  const entries = useSignal<readonly AuditEntry[] | null>(null);
  const next = useSignal<string | null>(null);
  const error = useSignal<unknown>(null);
  const busy = useSignal(false);
  const more = async () => {
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    try {
      const page = await api.audit(site, next.value ?? undefined);
      entries.value = [...(entries.value ?? []), ...page.items];
      next.value = page.next;
    } catch (problem) {
      error.value = problem;
    }
    busy.value = false;
  };
  useEffect(() => void more(), [site]);
  return { entries, next, error, busy, more };
}

/** Draw it with the site as key. */
export function AuditPage({ site }: { site: string }) {
  const audit = useAudit(site);
  const action = useSignal("");
  const all = audit.entries.value;
  if (!all) {
    const { error } = audit;
    return error.value === null ? <Skeleton rows={5} kind="line" /> : <Failed error={error.value} onRetry={() => void audit.more()} />;
  }
  if (all.length === 0) return <Empty sentence={say("audit-empty")} action={<a href={`/sites/${site}`}>{text("setup-site")}</a>} />;
  const shown = all.filter((entry) => action.value === "" || entry.action === action.value);
  const options = ["", ...actionsOf(all)].map((value) => ({ value, name: value === "" ? say("audit-all") : actionWords(value) }));
  return (
    <div class="page-body setup">
      <div class="audit-head">
        <Picker label={say("audit-filter")} value={action.value} options={options} onChange={(value) => (action.value = value)} />
        <button type="button" class="button" onClick={() => download(site, shown)}>
          <Download size={16} aria-hidden="true" />
          {say("audit-csv")}
        </button>
        <p class="soft small" role="status">
          {say("audit-shown", { count: shown.length })}
        </p>
      </div>
      <ol class="setup-card setup-card-wide audit">
        {shown.map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
      </ol>
      {audit.error.value !== null && <Refused error={audit.error.value} />}
      {audit.next.value !== null && (
        <button type="button" class="button" aria-disabled={audit.busy.value} onClick={() => void audit.more()}>
          {text("list-more")}
        </button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { at, who } = entry;
  const changes = changesOf(entry);
  return (
    <li class="audit-entry">
      <p class="audit-line">
        <bdi class="audit-who">{who.agent === null ? say("audit-operator", { name: who.name }) : who.name}</bdi>
        <span>
          {actionWords(entry.action)}: <bdi>{subjectWords(entry)}</bdi>
        </span>
        <time class="soft small audit-time" dateTime={at} title={who.address ? say("audit-address", { address: who.address }) : undefined}>
          {moment(at, locale.value)}
        </time>
      </p>
      {changes.length > 0 && (
        <dl class="audit-changes">
          {changes.map((change) => (
            <div key={change.path.join("/")} class="audit-change">
              <dt>{fieldWords(change)}</dt>
              <dd class={change.before === undefined || change.before === null ? "soft" : "audit-before"}>
                <span class="visually-hidden">{say("audit-before")}: </span>
                {valueWords(change, change.before)}
              </dd>
              <dd>
                <span class="visually-hidden">{say("audit-after")}: </span>
                {valueWords(change, change.after)}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** What is shown, as a file: a line for each field that changed. */
function download(site: string, entries: readonly AuditEntry[]): void {
  const head = ["audit-when", "audit-who", "audit-what", "audit-subject", "audit-field", "audit-before", "audit-after"] as const;
  const rows = entries.flatMap((entry) => {
    const start = [entry.at, entry.who.name, actionWords(entry.action), subjectWords(entry)];
    const changes = changesOf(entry);
    if (changes.length === 0) return [[...start, "", "", ""]];
    return changes.map((change) => [...start, fieldWords(change), valueWords(change, change.before), valueWords(change, change.after)]);
  });
  downloadCsv(`${site}-changes.csv`, [head.map((word) => say(word)), ...rows]);
}
