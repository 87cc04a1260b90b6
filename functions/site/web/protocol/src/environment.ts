// All that the library takes from the world. Tests put in their own.

import { SENDER_CHARS } from "./types.ts";

/** What a timer is known by. */
export type Timer = unknown;

/** The part of a WebSocket that is used. */
export interface Socket {
  readonly readyState: number;
  onopen: ((event: Event) => void) | null;
  onmessage: ((event: MessageEvent) => void) | null;
  onclose: ((event: CloseEvent) => void) | null;
  onerror: ((event: Event) => void) | null;
  send(data: string): void;
  close(code?: number): void;
}

/** Storage that may refuse: every use is guarded by its caller. */
export interface Store {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** Holds a name for as long as this page lives, across all pages of the origin. */
export interface TabLocks {
  /** True when nobody else holds the name; it is then held until `release`. */
  take(name: string): Promise<boolean>;
  /** Calls back when the name is free and now ours. */
  wait(name: string, taken: () => void): void;
  release(name: string): void;
}

/** Clock, timers, random numbers, network and wake-ups. */
export interface Environment {
  now(): number;
  setTimeout(run: () => void, ms: number): Timer;
  clearTimeout(timer: Timer): void;
  random(): number;
  fetch(url: string, init: RequestInit): Promise<Response>;
  openSocket(url: string, protocols: string[]): Socket;
  /** Calls back when the network, the page or the machine may have come back; gives the way to stop. */
  onWake(wake: () => void): () => void;
  /** Whether somebody may be looking. */
  visible(): boolean;
}

const BACKOFF_MS = [500, 30_000] as const;

/** How long to wait after so many failures: 0.5 to 30 s, with full jitter, so that clients do not all return at the same moment. */
export function backoff(environment: Environment, failures: number): number {
  const [least, most] = BACKOFF_MS;
  return Math.max(least, environment.random() * Math.min(most, least * 2 ** (failures + 1)));
}

/** The real one. */
export function browserEnvironment(): Environment {
  return {
    now: () => Date.now(),
    setTimeout: (run, ms) => setTimeout(run, ms),
    clearTimeout: (timer) => clearTimeout(timer as number),
    random: () => Math.random(),
    fetch: (url, init) => fetch(url, init),
    openSocket: (url, protocols) => new WebSocket(url, protocols),
    onWake: listenForWake,
    visible: () => !document.hidden,
  };
}

// A hidden page's timers run once a minute, so only a longer silence means that the machine slept.
const TICK_MS = 20_000;
const SLEPT_MS = 90_000;

function listenForWake(wake: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  // `resume` ends a freeze that saved energy; it does not bubble, so it is caught on its way down to the document.
  const see = (sign: Event): void => {
    if (sign.type !== "visibilitychange" || !document.hidden) wake();
  };
  for (const sign of ["online", "pageshow", "resume", "visibilitychange"]) addEventListener(sign, see, { signal, capture: true });
  let last = Date.now();
  const tick = setInterval(() => {
    const now = Date.now();
    if (now - last > SLEPT_MS) wake();
    last = now;
  }, TICK_MS);
  return () => {
    listening.abort();
    clearInterval(tick);
  };
}

/** A new sender: as many letters, digits, `_` and `-` as the server expects. */
export const newSender = (): string =>
  // Three bytes make four of these letters.
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array((SENDER_CHARS / 4) * 3))))
    .replaceAll("+", "-")
    .replaceAll("/", "_");

/** 32 letters and digits from the browser's cryptographic random source. */
export const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join("");
