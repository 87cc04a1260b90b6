// The queues, each with its log one step away.

import { useEffect } from "preact/hooks";
import { onFrame, onRefresh } from "../live.ts";
import { mayAddQueues, QueuesAction } from "../parts/queues-action.tsx";
import { Empty, Failed, Skeleton } from "../parts/state.tsx";
import { address, navigate } from "../route.ts";
import { failure, queues, readQueues, readTeam } from "../session/session.ts";
import { text } from "../texts.ts";

export function logAddress(queue: string): string {
  return address({ page: "log", queue, entry: null, open: null });
}

export function QueuesPane({ current }: { current: string | null }) {
  const Title = current ? "h2" : "h1";
  return (
    <nav class="list-pane queues-pane" aria-labelledby="queues-title">
      <header class="list-head">
        <Title id="queues-title" class="pane-title list-title" tabIndex={-1}>
          {text("queues-title")}
        </Title>
      </header>
      <QueueList current={current} />
    </nav>
  );
}

// Every console of a site hears at the same moment that a queue opened, and after an outage of several changes at once.
const spread_ms = 2_000;

/** Whether queues are open stays true while one looks. */
function useOpenNow(): void {
  useEffect(() => {
    let planned: ReturnType<typeof setTimeout> | undefined;
    const read = () => void readQueues().catch(() => undefined);
    const stops = [
      onFrame("log", ({ entry }) => {
        if (entry.event !== "opened" && entry.event !== "closed") return;
        clearTimeout(planned);
        planned = setTimeout(read, Math.random() * spread_ms);
      }),
      onRefresh(read),
    ];
    // Another page may have been shown while one opened or closed.
    if (queues.peek()) read();
    return () => {
      clearTimeout(planned);
      for (const stop of stops) stop();
    };
  }, []);
}

function QueueList({ current }: { current: string | null }) {
  useOpenNow();
  const all = queues.value;
  const retry = () => readTeam().catch((error: unknown) => (failure.value = error));
  if (!all) return failure.value !== null ? <Failed error={failure.value} onRetry={retry} /> : <Skeleton rows={3} kind="line" />;
  if (all.length === 0) {
    return <Empty sentence={text(mayAddQueues() ? "list-no-queues-yet" : "list-no-queues")} action={<QueuesAction />} />;
  }
  return (
    <ul class="queues">
      {all.map(({ queue, name, open }) => (
        <li key={queue}>
          <a class="queue-link" href={logAddress(queue)} aria-current={queue === current ? "page" : undefined}>
            <span class="one-line">{name}</span>
            <span class={`mark small ${open ? "mark-good" : "soft"}`}>{text(open ? "queue-open" : "queue-closed")}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** On a wide screen the list alone would leave most of it empty, so the first queue opens with it. */
export function useFirstQueue(): void {
  const first = queues.value?.[0]?.queue;
  useEffect(() => {
    if (first && matchMedia("(min-width: 760px)").matches) navigate(logAddress(first), { replace: true });
  }, [first]);
}
