// What the pictures of the guide show: people, a chat, a contact and settings, in the language of the guide.

import { randomBytes, randomUUID } from "node:crypto";
import { Agent } from "../support/agent.mjs";
import { eventually } from "../support/conditions.mjs";
import { setUp } from "../support/setup/setup.mjs";

const EN = {
  queue: "Customer service",
  question: "Good morning. My Ferry makes a grinding noise when I brake downhill.",
  answer: "Good morning. Is it the front brake or the rear one?",
  reply: "The rear one. The children noticed it first.",
  note: "Third Ferry with this brake pad. Telling the workshop.",
  visitor: "Aino Korhonen",
  email: "aino.korhonen@visitor.example",
  waiting: "Which lock fits the Pier?",
  contact: "Could you send the receipt of my Beacon again? Order 20418.",
  comment: "Looking for the receipt, I answer today.",
  sender: "Réka Szabó",
  topics: ["Order", "Repair", "Something else"],
  field: "Order number",
  holiday: "Christmas",
  site: { site: "harbour", name: "Harbour Bicycles", origins: ["https://bicycles.example"] },
  renamed: "Harbour Bicycles & Boats",
};

const FI = {
  queue: "Asiakaspalvelu",
  question: "Huomenta. Ferryni takajarru kitisee alamäessä.",
  answer: "Huomenta. Kummasta jarrusta ääni kuuluu?",
  reply: "Takajarrusta. Lapset huomasivat sen ensin.",
  note: "Jo kolmas Ferry, jossa on nämä jarrupalat. Kerron korjaamolle.",
  visitor: "Aino Korhonen",
  email: "aino.korhonen@visitor.example",
  waiting: "Mikä lukko sopii Pieriin?",
  contact: "Voisitteko lähettää Beaconini kuitin uudelleen? Tilaus 20418.",
  comment: "Etsin kuitin ja vastaan tänään.",
  sender: "Réka Szabó",
  topics: ["Tilaus", "Huolto", "Jokin muu"],
  field: "Tilausnumero",
  holiday: "Joulu",
  site: { site: "satama", name: "Sataman Pyörät", origins: ["https://pyorat.example"] },
  renamed: "Sataman Pyörät ja Veneet",
};

export const TEXTS = { en: EN, fi: FI };

const WEEK = [1, 2, 3, 4, 5].map((day) => ({ day, opens: "09:00", closes: "16:30" }));
const LUNCH = [
  { day: 5, opens: "09:00", closes: "11:30" },
  { day: 5, opens: "12:30", closes: "15:00" },
];

// As many letters and digits as the server expects.
const newSender = () => randomBytes(9).toString("base64url");

/** Calls the API as a website's visitor does. */
async function send(stack, path, body, { token, key } = {}) {
  const headers = {
    "content-type": "application/json",
    ...(token && { authorization: `Bearer ${token}` }),
    ...(key && { "idempotency-key": key }),
  };
  const answer = await fetch(stack.widget + path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${await answer.text()}`);
  return answer.json();
}

function leaveContact(stack, texts) {
  const answers = { topic: texts.topics[0], message: texts.contact, name: texts.sender, email: "reka@visitor.example" };
  return send(stack, "/v1/sites/demo/submissions", { queue: "support", answers }, { key: randomUUID() });
}

/** A visitor who asks something; `write` goes on. */
async function asking(stack, text, language) {
  const { token } = await send(stack, "/v1/sites/demo/visitors", {});
  const { conversation } = await send(stack, "/v1/visitor/conversations", { queue: "support" }, { token, language });
  const sender = newSender();
  let n = 0;
  const write = (words) => send(stack, `/v1/visitor/conversations/${conversation}/messages`, { sender, n: ++n, text: words }, { token });
  await write(text);
  return { conversation, write };
}

/** The usual fields of a form, and one of the site's own. */
function fieldsOf({ field }, language) {
  const plain = { label: {}, help: {}, placeholder: {}, required: false, hidden: false, options: [] };
  return [
    { ...plain, name: "message", kind: "long-text", required: true },
    { ...plain, name: "order", kind: "text", label: { [language]: field }, placeholder: { [language]: "20418" } },
    { ...plain, name: "name", kind: "text" },
    { ...plain, name: "email", kind: "email" },
  ];
}

async function talk(agent, { conversation, write }, texts) {
  const at = `/v1/conversations/${conversation}`;
  const sender = newSender();
  await agent.call("POST", `${at}/reply`, {});
  await agent.call("PATCH", `${at}/contact`, { name: texts.visitor, email: texts.email });
  await agent.call("POST", `${at}/messages`, { sender, n: 1, text: texts.answer });
  await write(texts.reply);
  await agent.call("POST", `${at}/notes`, { sender, n: 2, text: texts.note });
}

/** Fills a new stack, and signs its owner in. */
export async function furnish({ stack, browser }, language, options) {
  const texts = TEXTS[language];
  const agent = await Agent.signIn(browser, stack, "owner@example.com", { language, ...options });
  await setUp(agent, "/v1/sites/demo", { language, languages: [language] });
  const form_fields = fieldsOf(texts, language);
  await setUp(agent, "/v1/queues/support", { name: texts.queue, topics: texts.topics, consent: null, form_fields });
  await asking(stack, texts.waiting, language);
  const visitor = await asking(stack, texts.question, language);
  await talk(agent, visitor, texts);
  await leaveContact(stack, texts);
  await eventually("the contact in the log", async () => {
    const { items } = await agent.call("GET", "/v1/queues/support/log");
    const entry = items.find(({ event }) => event === "submission")?.entry;
    if (entry) await agent.call("POST", `/v1/queues/support/log/${entry}/comments`, { text: texts.comment });
    return entry;
  });
  await agent.call("POST", "/v1/sites", { site: texts.site.site, name: texts.site.name });
  await setUp(agent, `/v1/sites/${texts.site.site}`, { origins: texts.site.origins });
  return { agent, chat: visitor.conversation, texts };
}

/** Changes of settings, so that there is something in their log. Afterwards the queue may be closed. */
export async function setHours(agent, { holiday, renamed }) {
  const exceptions = [{ from: "2026-12-24", to: "2026-12-26", every_year: true, hours: [], note: holiday }];
  await setUp(agent, "/v1/queues/support", { hours: [...WEEK.slice(0, 4), ...LUNCH], exceptions });
  await setUp(agent, "/v1/sites/demo", { name: renamed });
}
