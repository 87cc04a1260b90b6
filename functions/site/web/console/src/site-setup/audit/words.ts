// An entry of the audit log in words: what was done, to what, and each value as people write it.

import type { AuditEntry, ContactKind, OpenHours, Role, WireField } from "../../../../protocol/src/index.ts";
import { agentName, me, queueName } from "../../session/session.ts";
import { languageName, locale, text } from "../../texts.ts";
import { moment } from "../../times.ts";
import { readable } from "../form/conflict-view.tsx";
import { dayName } from "../hours/week-card.tsx";
import { languagesIn } from "../languages.ts";
import { span } from "../queue/auto-reply-card.tsx";
import { fieldLines } from "../queue/fields/field-words.ts";
import { say } from "../words.ts";
import type { Change } from "./changes.ts";

const actions = {
  "site.add": "audit-site-add",
  "site.change": "audit-site-change",
  "queue.add": "audit-queue-add",
  "queue.change": "audit-queue-change",
  "queue.remove": "audit-queue-remove",
  "bot.add": "audit-bot-add",
  "bot.publish": "audit-bot-publish",
  "bot.remove": "audit-bot-remove",
  "person.invite": "audit-person-invite",
  "person.withdraw": "audit-person-withdraw",
  "person.join": "audit-person-join",
  "person.add": "audit-person-add",
  "person.change": "audit-person-change",
  "person.sign_out": "audit-person-sign-out",
} as const;

/** What was done; an action of a later version stands as it is. */
export function actionWords(action: string): string {
  return action in actions ? say(actions[action as keyof typeof actions]) : action;
}

export function subjectWords({ action, subject }: Pick<AuditEntry, "action" | "subject">): string {
  if (action.startsWith("site.")) return me.value?.sites.find(({ site }) => site === subject)?.name ?? subject;
  if (action.startsWith("queue.")) return queueName(subject);
  return agentName(subject) ?? subject;
}

const names = {
  name: "site-name",
  language: "site-language",
  languages: "site-languages-offered",
  colour: "site-colour",
  time_zone: "site-zone",
  origins: "site-origins",
  hidden_on: "site-hidden",
  left: "site-launcher-corner",
  side_px: "site-launcher-side",
  bottom_px: "site-launcher-bottom",
  header: "texts-header",
  greeting: "texts-greeting",
  closed: "texts-closed",
  form_intro: "texts-form-intro",
  thanks: "texts-thanks",
  names: "queue-name-in",
  descriptions: "queue-description-in",
  forced_open: "by-hand",
  forced_until_s: "by-hand-until",
  hours: "hours-week",
  exceptions: "exceptions",
  suspended: "hours-suspended",
  offline: "offline",
  bot: "offline-which-bot",
  published: "audit-published",
  contacts: "contacts",
  form_offer: "form-offer",
  topics: "form-topics",
  topic_queues: "form-topic-queues",
  form_fields: "fields",
  pre_chat: "pre-chat",
  consent: "consent",
  consents: "consent",
  auto_reply: "auto-reply",
  picture: "picture",
} as const;

/** What a field is called. Inside texts and names the language is told too. */
export function fieldWords({ path }: Change): string {
  const [first = "", ...inner] = path;
  if (first === "queues") return text("setup-queues");
  if (first === "role" || first === "sites") return say("audit-role");
  const field = [...path].reverse().find((part) => part in names);
  if (first === "topic_queues" && inner[0]) return say("form-topic-leads", { topic: inner[0] });
  const language = ["texts", "names", "descriptions", "consents"].includes(first) ? inner[0] : undefined;
  const word = field ? say(names[field as keyof typeof names]) : path.join(" · ");
  return language ? `${word} · ${languageName(language)}` : word;
}

const roles: readonly string[] = ["owner", "administrator", "full-access", "agent"];

/** One value as people write it; what another version kept in another shape, as it was kept. */
export function valueWords(change: Change, value: unknown): string {
  try {
    return wordsOf(change, value);
  } catch {
    return JSON.stringify(value);
  }
}

function wordsOf({ path }: Change, value: unknown): string {
  if (value === undefined || value === null) return say("value-none");
  const [field = ""] = path;
  if (typeof value === "string") return stringWords(field, value);
  if (field === "forced_open") return text(value ? "queue-open" : "queue-closed");
  if (field === "forced_until_s" && typeof value === "number") return moment(new Date(value * 1000).toISOString(), locale.value);
  if (path.at(-1) === "left") return say(value ? "site-launcher-left" : "site-launcher-right");
  return Array.isArray(value) ? listWords(field, value) : readable(value);
}

function stringWords(field: string, value: string): string {
  if (value === "") return say("value-none");
  if (field === "language") return languagesIn(value);
  if (["role", "sites"].includes(field) && roles.includes(value)) return text(`role-${value as Role}`);
  if (field === "topic_queues") return queueName(value);
  if (field === "offline" && ["message", "form", "bot"].includes(value)) return say(`offline-${value as "form"}`);
  if (field === "form_offer" && ["always", "while-closed", "never"].includes(value)) return say(`form-offer-${value as "never"}`);
  return value;
}

function listWords(field: string, list: readonly unknown[]): string {
  if (list.length === 0) return say("value-none");
  switch (field) {
    case "hours":
      return (list as OpenHours[]).map(({ day, opens, closes }) => `${dayName(day, "short")} ${opens}–${closes}`).join("\n");
    case "exceptions":
      return (list as StoredException[]).map(exceptionWords).join("\n");
    case "languages":
      return languagesIn(list);
    case "queues":
      return list.map((queue) => queueName(String(queue))).join("\n");
    case "contacts":
      return (list as [ContactKind, string][]).map(([kind, words]) => `${say(`contact-${kind}`)}: ${words}`).join("\n");
    case "form_fields":
    case "pre_chat":
      return fieldLines(list as WireField[]);
    case "auto_reply":
      return replyWords(list as [number, Partial<Record<string, string>>]);
    case "consent":
      return String(list[1] ?? "");
    default:
      return list.map((one) => (Array.isArray(one) ? one.map(readable).join(": ") : readable(one))).join("\n");
  }
}

function replyWords([after_s, texts]: [number, Partial<Record<string, string>>]): string {
  const lines = Object.entries(texts).map(([language, text]) => `${languageName(language)}: ${text}`);
  return [`${say("auto-reply-after")} ${span(after_s)}`, ...lines].join("\n");
}

/** As the log keeps it. */
interface StoredException {
  from: string;
  to: string;
  every_year?: boolean;
  hours: [string, string][];
  note: string;
}

function exceptionWords({ from, to, every_year, hours, note }: StoredException): string {
  const times = hours.length === 0 ? say("exceptions-closed") : hours.map((both) => both.join("–")).join(", ");
  return [from === to ? from : `${from} – ${to}`, times, every_year ? say("exceptions-yearly") : "", note].filter(Boolean).join(" · ");
}
