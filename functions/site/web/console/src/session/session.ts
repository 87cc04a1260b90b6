// Who is signed in, and what that person may see: own profile, queues, colleagues.

import { computed, effect, signal } from "@preact/signals";
import type { AgentItem, Me, PatchMe, QueueItem } from "../../../protocol/src/index.ts";
import { browserStore, Problem } from "../../../protocol/src/index.ts";
import { api, refusals } from "../client.ts";
import { removeLocalData, unsentOf } from "../conversation/composer/local-data.ts";
import { client, connect, disconnect, watch } from "../live.ts";
import { isDoorstep, navigate, route } from "../route.ts";
import { browserLanguage, speak, spoken } from "../texts.ts";
import { destination, forget, remember } from "./destination.ts";
import { forgetEnded, noteEnded } from "./ended.ts";

/** `unknown` until the server has said who we are; `failed` when it could not. */
export const session = signal<"unknown" | "none" | "here" | "failed">("unknown");
export const failure = signal<unknown>(null);

export const me = signal<Me | null>(null);
export const queues = signal<readonly QueueItem[] | null>(null);
export const agents = signal<readonly AgentItem[]>([]);

const known = computed(() => new Map(queues.value?.map((queue) => [queue.queue, queue])));

/** What people call a queue. */
export function queueName(queue: string): string {
  return known.value.get(queue)?.name ?? queue;
}

/** The site of a queue, if this agent sees it. */
export function siteOf(queue: string): string | null {
  return known.value.get(queue)?.site ?? null;
}

/** What a field of a form is called, if somebody gave it a name. A conversation may have come from another queue of the site. */
export function fieldLabel(queue: string, field: string): string | null {
  const here = known.value.get(queue);
  const others = queues.value?.filter(({ site }) => site === here?.site) ?? [];
  return [here, ...others].find((one) => one?.labels[field])?.labels[field] ?? null;
}

const colleagues = computed(() => new Map(agents.value.map(({ agent, name }) => [agent, name])));

/** The name of a colleague, if it is one that this agent may see. */
export function agentName(agent: string): string | null {
  return colleagues.value.get(agent) ?? null;
}

const asked_again_ms = 60_000;
let askedAt = -Infinity;

/** Reads colleagues again when somebody is met who was not among them: they may be new. */
export async function learnAgents(): Promise<void> {
  const now = Date.now();
  if (now - askedAt < asked_again_ms) return;
  askedAt = now;
  agents.value = (await api.agents()).items;
}

/** Opens the console: straight to the screen asked for, or to sign-in and from there to it. */
export async function startConsole(): Promise<void> {
  await speak(browserLanguage());
  const at = route.value;
  if (at.page === "invitation" || (at.page === "sign-in" && at.token)) {
    session.value = "none";
    return;
  }
  await loadSession();
  if (session.value === "here" && at.page === "sign-in") goToDestination();
}

/** After signing in: on to where one wanted to go. */
export async function finishSignIn(): Promise<void> {
  await startSession(await api.me());
  goToDestination();
}

/** Asks who we are; also what "try again" does. */
export async function loadSession(): Promise<void> {
  session.value = "unknown";
  try {
    await startSession(await api.me());
  } catch (error) {
    if (error instanceof Problem && error.code === "unauthenticated") goToSignIn();
    else {
      failure.value = error;
      session.value = "failed";
    }
  }
}

/** Changes the own profile and shows the answer. */
export async function changeMe(change: PatchMe): Promise<void> {
  const changed = await api.changeMe(change);
  me.value = changed;
  if (changed.language !== spoken.value) await speak(changed.language);
}

/** Reads the own profile again. */
export async function readMe(): Promise<void> {
  me.value = await api.me();
}

/** Says that the own address works: mails go to it again. */
export async function liftSuppression(): Promise<void> {
  me.value = await api.liftSuppression();
}

/** Reads queues and colleagues again. */
export async function readTeam(): Promise<void> {
  const [queueList, agentList] = await Promise.all([api.queues(), api.agents()]);
  queues.value = queueList.items;
  agents.value = agentList.items;
  watch(queueList.items.map(({ queue }) => queue));
}

/** Reads the queues again: which are open, and what they are called. */
export async function readQueues(): Promise<void> {
  queues.value = (await api.queues()).items;
}

/** How many texts signing out would remove from this device. */
export function unsent(): number {
  return unsentOf(browserStore("localStorage"), me.peek()?.agent ?? "");
}

/**
 * Ends this session and removes what this agent has left on this device. A session that ends otherwise leaves drafts and unsent
 * messages for the same agent.
 */
export async function signOut(): Promise<void> {
  await api.endSession("current");
  client.peek()?.outbox.forget();
  removeLocalData(browserStore("localStorage"), me.peek()?.agent ?? "");
  tabs.postMessage(NOBODY);
  clearSession();
  location.replace("/sign-in");
}

async function startSession(who: Me): Promise<void> {
  await speak(who.language);
  me.value = who;
  session.value = "here";
  forgetEnded();
  tabs.postMessage(who.agent);
  await connect(who);
  readTeam().catch((error: unknown) => (failure.value = error));
}

function goToDestination(): void {
  navigate(destination(Date.now()), { replace: true });
  forget();
}

function clearSession(): void {
  disconnect();
  me.value = null;
  queues.value = null;
  agents.value = [];
  session.value = "none";
}

function goToSignIn(): void {
  const wasHere = me.value !== null;
  if (me.value !== null) noteEnded(me.value.email);
  clearSession();
  if (isDoorstep(route.value)) return;
  remember(location.pathname + location.search + location.hash, Date.now());
  // A page that went on would send what still waits with the cookie of the agent who signs in next.
  if (wasHere) location.replace("/sign-in");
  else navigate("/sign-in", { replace: true });
}

// One call that is answered with `unauthenticated` ends the session for the whole console.
effect(() => {
  if (refusals.value > 0 && me.peek() !== null) queueMicrotask(goToSignIn);
});

// Tabs of one browser share one cookie. A tab in which another agent was at work would go on under the new one's name; loaded
// anew it is the new one's, or asks who is there when nobody is, and what it still had to send stays on this device until its author is back.
const NOBODY = "";
const tabs = new BroadcastChannel("doorbell.agent");
tabs.addEventListener("message", ({ data }) => {
  if (me.value !== null && me.value.agent !== data) location.reload();
});

/** Calls back when somebody has signed in in another tab; gives what ends that. */
export function onSignInElsewhere(call: () => void): () => void {
  const listener = ({ data }: MessageEvent) => {
    if (data !== NOBODY) call();
  };
  tabs.addEventListener("message", listener);
  return () => tabs.removeEventListener("message", listener);
}
