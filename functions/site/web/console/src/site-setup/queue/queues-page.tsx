// The queues of a site: whether each is open, and until when.

import { useSignal } from "@preact/signals";
import { Plus } from "lucide-preact";
import type { QueueConfig } from "../../../../protocol/src/index.ts";
import { api } from "../../client.ts";
import { Empty, Failed, Refused, Skeleton } from "../../parts/state.tsx";
import { address } from "../../route.ts";
import { readTeam } from "../../session/session.ts";
import { text } from "../../texts.ts";
import { MoveButtons } from "../form/move-buttons.tsx";
import { stateOf } from "../hours/by-hand-card.tsx";
import type { SiteSubject } from "../subjects.ts";
import { useLoaded } from "../subjects.ts";
import { say } from "../words.ts";
import { AddQueue } from "./add-queue.tsx";

export function QueuesPage({ subject }: { subject: SiteSubject }) {
  const { site, queues: order } = subject.config.value;
  const queues = useLoaded(site, async () => (await api.queuesOfSite(site)).items);
  const adding = useSignal(false);
  const all = queues.value.value;
  if (queues.error.value !== null && !all) return <Failed error={queues.error.value} onRetry={queues.retry} />;
  if (!all) return <Skeleton rows={3} kind="line" />;
  const shown = order.flatMap((name) => all.find(({ queue }) => queue === name) ?? []);
  const add = (
    <button type="button" class="button button-main queues-add" onClick={() => (adding.value = true)}>
      <Plus size={16} aria-hidden="true" />
      {say("queues-add")}
    </button>
  );
  return (
    <div class="page-body setup">
      {adding.value ? (
        <AddQueue subject={subject} onClose={() => (adding.value = false)} />
      ) : shown.length === 0 ? (
        <Empty sentence={say("queues-none")} action={add} />
      ) : (
        add
      )}
      {shown.length > 0 && <QueueList subject={subject} queues={shown} />}
    </div>
  );
}

function QueueList({ subject, queues }: { subject: SiteSubject; queues: readonly QueueConfig[] }) {
  const error = useSignal<unknown>(null);
  const told = useSignal("");
  const { site, time_zone: zone } = subject.config.value;
  const move = async (at: number, to: number) => {
    error.value = null;
    const order = queues.map(({ queue }) => queue);
    const [moved] = order.splice(at, 1);
    if (moved) order.splice(to, 0, moved);
    try {
      await subject.change({ queues: order });
      told.value = say("queues-moved", { name: queues[at]?.name ?? "", place: String(to + 1) });
      void readTeam().catch(() => undefined);
    } catch (problem) {
      error.value = problem;
      await subject.reload().catch(() => undefined);
    }
  };
  const now = Date.now();
  return (
    <div class="setup-card">
      <ol aria-label={text("setup-queues")}>
        {queues.map((queue, index) => (
          <li key={queue.queue} class="setup-queue">
            <a href={address({ page: "site", site, section: "queues", queue: queue.queue })} class="setup-queue-name">
              {queue.name}
            </a>
            <span class={`small ${queue.open ? "mark-good" : "soft"}`}>{stateOf(queue, zone, now)}</span>
            <MoveButtons name={queue.name} index={index} last={queues.length - 1} onMove={(to) => void move(index, to)} />
          </li>
        ))}
      </ol>
      <p class="visually-hidden" role="status">
        {told.value}
      </p>
      {error.value !== null && <Refused error={error.value} />}
    </div>
  );
}
