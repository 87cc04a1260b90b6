// Where one is signed in, and how to end that.

import { useSignal } from "@preact/signals";
import { MonitorSmartphone } from "lucide-preact";
import { useEffect } from "preact/hooks";
import type { SessionItem } from "../../../protocol/src/index.ts";
import { browserName } from "../browser-name.ts";
import { api } from "../client.ts";
import { toast } from "../notices/toasts.ts";
import { Failed, Refused, Skeleton } from "../parts/state.tsx";
import { locale, text } from "../texts.ts";
import { moment } from "../times.ts";

export function Sessions() {
  const sessions = useSignal<readonly SessionItem[] | null>(null);
  const error = useSignal<unknown>(null);
  const load = async () => {
    error.value = null;
    try {
      sessions.value = (await api.sessions()).items;
    } catch (problem) {
      error.value = problem;
    }
  };
  const end = async (which: string) => {
    error.value = null;
    try {
      await api.endSession(which);
      toast({ kind: "done", text: text(which === "others" ? "sessions-others-ended" : "sessions-ended") });
      await load();
    } catch (problem) {
      error.value = problem;
    }
  };
  useEffect(() => void load(), []);
  const all = sessions.value;
  return (
    <section class="settings-part" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{text("sessions-title")}</h2>
      <p class="soft">{text("sessions-intro")}</p>
      {!all && (error.value === null ? <Skeleton rows={2} kind="line" /> : <Failed error={error.value} onRetry={load} />)}
      {all && error.value !== null && <Refused error={error.value} onRetry={load} />}
      {all && (
        <ul class="sessions">
          {all.map((session) => (
            <SessionRow key={session.session} session={session} onEnd={() => end(session.session)} />
          ))}
        </ul>
      )}
      {all && all.length > 1 && (
        <button type="button" class="button sessions-others" onClick={() => end("others")}>
          {text("sessions-end-others")}
        </button>
      )}
      {all?.length === 1 && <p class="soft">{text("sessions-only-this")}</p>}
    </section>
  );
}

function SessionRow({ session, onEnd }: { session: SessionItem; onEnd: () => void }) {
  const language = locale.value;
  const browser = nameOf(session.browser);
  return (
    <li class="session">
      <MonitorSmartphone size={20} aria-hidden="true" />
      <div class="session-words">
        <p>
          {browser} {session.current && <span class="mark mark-good small">· {text("sessions-this")}</span>}
        </p>
        <p class="soft small">
          {text("sessions-last-seen", { when: moment(session.last_seen_at, language) })} ·{" "}
          {text("sessions-since", { when: moment(session.created_at, language) })}
        </p>
      </div>
      {!session.current && (
        <button type="button" class="button button-small" aria-label={text("sessions-end-label", { browser })} onClick={onEnd}>
          {text("sessions-end")}
        </button>
      )}
    </li>
  );
}

// The server may have named the browser already, or pass on what it says about itself.
function nameOf(browser: string): string {
  const known = browserName(browser);
  if (!known) return browser || text("browser-unknown");
  return known.system ? text("browser-on", { browser: known.browser, system: known.system }) : known.browser;
}
