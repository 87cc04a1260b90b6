// What an agent's settings say of notices of a conversation, as they are now.

import type { Me, Notice, QueueItem, Row } from "../../../protocol/src/index.ts";
import { text } from "../texts.ts";

/** Why the agent hears nothing of it, or only in some ways; at least one sentence. */
export function whyNow(row: Row, who: Me, queues: readonly QueueItem[]): string[] {
  const queue = queues.find(({ queue }) => queue === row.queue);
  const mine = row.assignee?.agent === who.agent;
  if (!mine && !queue?.member) return [text("why-now-outside")];
  if (who.muted.includes(row.queue)) return [text("why-now-muted")];
  const reasons: string[] = [];
  if (row.kind === "chat" && row.assignee && !mine) reasons.push(text("why-now-other", { name: row.assignee.name }));
  for (const kind of kindsOf(row, mine)) {
    const { sound, desktop, email } = who.notices[kind];
    const name = text(`notices-${kind}`);
    if (!sound && !desktop && !email) reasons.push(text("why-now-off", { kind: name }));
    else if (!email) reasons.push(text("why-now-no-mail", { kind: name }));
  }
  if (who.quiet) reasons.push(text("why-now-quiet", { from: who.quiet.from, to: who.quiet.to }));
  if (who.mail === "away") reasons.push(text("why-now-away"));
  return reasons.length > 0 ? reasons : [text("why-now-always")];
}

/** Of what the agent could be told in it. */
function kindsOf({ kind }: Row, mine: boolean): Notice[] {
  if (kind === "submission") return mine ? ["submission", "assigned"] : ["submission"];
  return mine ? ["message", "assigned", "missed"] : ["chat", "missed", "offline"];
}
