// A conversation as a table: a line for each thing that was said, answered or rated (N17).

import type { Conversation, WireEvent, WireNumbered } from "../../../protocol/src/index.ts";
import { api } from "../client.ts";
import { visitorName } from "../parts/person.tsx";
import { text } from "../texts.ts";
import { downloadCsv } from "./csv.ts";

const columns = ["number", "id", "agent", "customer", "rating", "time", "author", "details", "content"] as const;

/** What a line says beside whose conversation it is. */
interface Said {
  author: string;
  content: string;
  details?: string;
  rating?: string;
}

/** Fetches the whole log and gives it to the agent as a file. */
export async function exportConversation(details: Conversation): Promise<void> {
  const head = columns.map((column) => text(`export-${column}`));
  const name = `${details.site}-${details.number ?? details.conversation}.csv`;
  downloadCsv(name, [head, ...linesOf(details, await wholeLog(details.conversation))]);
}

async function wholeLog(conversation: string): Promise<WireNumbered[]> {
  const events: WireNumbered[] = [];
  for (;;) {
    const page = await api.events(conversation, { after: events.at(-1)?.seq ?? 0 });
    events.push(...page.events);
    if (page.events.length === 0 || (events.at(-1)?.seq ?? 0) >= page.last) return events;
  }
}

/** The lines of the table, the oldest first. */
export function linesOf(details: Conversation, events: readonly WireNumbered[]): string[][] {
  const visitor = visitorName(details);
  const start = [details.number === null ? "" : `${details.number}`, details.conversation, details.assignee?.name ?? "", visitor];
  const lines: string[][] = [];
  for (const { at, event } of events) {
    const said = saidBy(event, visitor);
    if (said) lines.push([...start, said.rating ?? "", at, said.author, said.details ?? "", said.content]);
  }
  return lines;
}

function saidBy(event: WireEvent, visitor: string): Said | null {
  switch (event.type) {
    case "message":
      return { author: event.side === "visitor" ? visitor : (event.name ?? ""), content: event.text };
    case "note":
      return { author: event.name, content: event.text, details: text("export-note") };
    case "auto_reply":
      return { author: "", content: event.text, details: text("export-automatic") };
    case "submission": {
      const { message = "", ...answers } = event.answers;
      return { author: visitor, content: message, details: JSON.stringify({ answers }) };
    }
    case "rated":
      return { author: visitor, content: event.comment ?? "", rating: `${event.score}` };
    default:
      return null;
  }
}
