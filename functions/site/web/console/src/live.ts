// The console's live connection: one client for the page, to whose frames the screens subscribe.

import { computed, effect, signal } from "@preact/signals";
import type { AgentName, ConnectionState, ServerFrame } from "../../protocol/src/index.ts";
import { browserStore, browserTabLocks, Client } from "../../protocol/src/index.ts";
import { api, environment, reachable } from "./client.ts";
import { outboxPrefix } from "./conversation/composer/local-data.ts";

type Kind = ServerFrame["type"];
type Listener = (frame: ServerFrame) => void;

const listeners = new Map<Kind, Set<Listener>>();
const refreshListeners = new Set<() => void>();
const state = signal<ConnectionState>("stopped");

/** The client of the agent who is signed in. */
export const client = signal<Client | null>(null);

/** Whether there is a socket. */
export const connected = computed(() => state.value === "open");

/** Counts what changed in open conversations. */
export const changes = signal(0);

/** Calls back for each frame of a kind. Gives the way to stop. */
export function onFrame<K extends Kind>(kind: K, listener: (frame: Extract<ServerFrame, { type: K }>) => void): () => void {
  const all = listeners.get(kind) ?? new Set();
  listeners.set(kind, all);
  all.add(listener as Listener);
  return () => void all.delete(listener as Listener);
}

/** Calls back whenever frames may have been missed, so that what is on screen is asked for again. */
export function onRefresh(refresh: () => void): () => void {
  refreshListeners.add(refresh);
  return () => void refreshListeners.delete(refresh);
}

/** Opens the client of an agent; what this agent wrote and could not send before goes out now. */
export async function connect({ agent, name }: AgentName): Promise<void> {
  disconnect();
  const opened = await Client.open({
    environment,
    side: "agent",
    author: { agent, name },
    api,
    store: browserStore("localStorage"),
    session: browserStore("sessionStorage"),
    tabLocks: browserTabLocks(),
    prefix: outboxPrefix(agent),
    onChange: () => (changes.value += 1),
    onState: onConnectionState,
    onSocket: () => watched.length > 0 && watch(watched),
    onFrame: (frame) => {
      for (const listener of listeners.get(frame.type) ?? []) listener(frame);
    },
  });
  client.value = opened;
  opened.connection.start();
  environment.setTimeout(watchAcknowledged, first_ms);
}

/** Ends it, when the session ends. What is on its way waits for the same agent. */
export function disconnect(): void {
  client.value?.stop();
  client.value = null;
}

let watched: string[] = [];

/** Follows the lists and logs of these queues, on this socket and on those after it. */
export function watch(queues: string[]): void {
  watched = queues;
  client.value?.connection.send({ action: "watch", queues });
}

// How long the first lists wait to be read only once, and how long an answer to `watch` is waited for on a new socket.
const first_ms = 700;
const watched_ms = 3_000;
const poll_ms = 15_000;
let planned: unknown;
let watchAcknowledged = (): void => undefined;

/** Done when what changes in the lists comes by itself, so that reading them once is enough; or when that takes too long. */
export const watching = new Promise<void>((done) => (watchAcknowledged = done));

// Changes from before the server subscribed this socket are in no frame, so lists are read when it acknowledges the subscription.
onFrame("watched", () => {
  environment.clearTimeout(planned);
  refreshAll();
  watchAcknowledged();
});

function onConnectionState(next: ConnectionState): void {
  state.value = next;
  environment.clearTimeout(planned);
  if (next === "open") planned = environment.setTimeout(refreshAll, watched_ms);
  else if (next === "polling") poll();
}

// Without sockets the lists are asked for every now and then.
function poll(): void {
  refreshAll();
  planned = environment.setTimeout(poll, poll_ms);
}

function refreshAll(): void {
  for (const refresh of [...refreshListeners]) refresh();
}

const network = signal(navigator.onLine);
addEventListener("online", () => (network.value = true));
addEventListener("offline", () => (network.value = false));

// Where sockets are blocked but HTTP works, news come a little later; that is no lost connection.
const offline = computed(() => {
  if (state.value === "stopped") return false;
  return !network.value || state.value === "connecting" || (state.value === "polling" && !reachable.value);
});

const patience_ms = 5_000;

/** True after five seconds without a connection; false as soon as there is one. */
export const lost = signal(false);

effect(() => {
  if (!offline.value) {
    lost.value = false;
    return;
  }
  const timer = setTimeout(() => (lost.value = true), patience_ms);
  return () => clearTimeout(timer);
});
