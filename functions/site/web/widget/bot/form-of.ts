// The form at the end of a bot.

import type { FieldKind, FormField, QueueSettings } from "../../protocol/src/index.ts";

const KINDS = new Map<string, FieldKind>([
  ["message", "long-text"],
  ["email", "email"],
  ["phone", "phone"],
]);

function plain(name: string, hidden: boolean): FormField {
  const kind = hidden ? "long-text" : (KINDS.get(name) ?? "text");
  return { name, kind, label: null, help: null, placeholder: null, required: name === "message", hidden, options: [] };
}

/**
 * The queue with a form that has of its fields what the bot asks for, and unseen what the bot knows already. All else of the queue stays
 * the queue's own, which changes while somebody looks on.
 */
export function formOf(queue: QueueSettings, ask: string[], known: ReadonlyMap<string, string>): QueueSettings {
  const { form } = queue;
  const open = ask.filter((name) => !known.has(name));
  const asked = open
    .filter((name) => name !== "topic")
    .map((name) => form.fields.find((field) => field.name === name) ?? plain(name, false));
  const fields = [...asked, ...[...known.keys()].map((name) => plain(name, true))];
  return Object.assign(Object.create(queue), { form: { ...form, fields, topics: open.includes("topic") ? form.topics : [] } });
}
