// A world for tests: its clock moves only when told, its chance is given, its storage is memory, its locks end with the page.

import type { Environment, Socket, TabLocks, Timer } from "../src/index.ts";

interface Alarm {
  at: number;
  order: number;
  run: () => void;
}

export class World {
  time = 1_800_000_000_000;
  chance: () => number = () => 0.5;
  isVisible = true;
  readonly sockets: FakeSocket[] = [];
  onOpenSocket: (socket: FakeSocket) => void = () => undefined;
  onFetch: (url: string, init: RequestInit) => Promise<Response> = () => Promise.reject(new TypeError("no network"));
  #alarms: Alarm[] = [];
  #order = 0;
  readonly #wakes = new Set<() => void>();

  readonly environment: Environment = {
    now: () => this.time,
    setTimeout: (run, ms) => this.#set(run, ms),
    clearTimeout: (timer) => void (this.#alarms = this.#alarms.filter((alarm) => alarm !== timer)),
    random: () => this.chance(),
    fetch: (url, init) => this.onFetch(url, init),
    openSocket: (url, protocols) => this.#openSocket(url, protocols),
    onWake: (wake) => {
      this.#wakes.add(wake);
      return () => void this.#wakes.delete(wake);
    },
    visible: () => this.isVisible,
  };

  /** Lets time pass: every timer that falls due runs, in order, with all that follows from it. */
  async pass(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (;;) {
      const due = this.#alarms.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!due) break;
      this.#alarms = this.#alarms.filter((alarm) => alarm !== due);
      this.time = Math.max(this.time, due.at);
      due.run();
      await settle();
    }
    this.time = end;
  }

  wake(): void {
    for (const wake of [...this.#wakes]) wake();
  }

  #set(run: () => void, ms: number): Timer {
    this.#order += 1;
    const alarm = { at: this.time + ms, order: this.#order, run };
    this.#alarms.push(alarm);
    return alarm;
  }

  #openSocket(url: string, protocols: string[]): Socket {
    const socket = new FakeSocket(url, protocols);
    this.sockets.push(socket);
    this.onOpenSocket(socket);
    return socket;
  }
}

// Node's own, which runs after every promise that is ready.
declare const setImmediate: (run: () => void) => unknown;

/** Lets every promise that can go on do so. */
export const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export class FakeSocket implements Socket {
  readyState = 0;
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  onerror: Socket["onerror"] = null;
  readonly sent: Record<string, unknown>[] = [];
  onSend: (frame: Record<string, unknown>) => void = () => undefined;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  get closed(): boolean {
    return this.readyState === 3;
  }

  send(data: string): void {
    const frame = JSON.parse(data) as Record<string, unknown>;
    this.sent.push(frame);
    this.onSend(frame);
  }

  close(): void {
    this.readyState = 3;
  }

  // The other end

  accept(): void {
    if (this.closed) return;
    this.readyState = 1;
    this.onopen?.({} as Event);
  }

  deliver(frame: unknown): void {
    if (this.readyState === 1) this.onmessage?.({ data: JSON.stringify(frame) } as MessageEvent);
  }

  end(): void {
    if (this.closed) return;
    this.readyState = 3;
    this.onclose?.({} as CloseEvent);
  }

  /** As where the page's policy does not let the socket begin. */
  refuse(): void {
    this.readyState = 3;
    this.onerror?.({} as Event);
  }

  actions(): unknown[] {
    return this.sent.map((frame) => frame.action);
  }
}

/** The locks of all pages of one browser; `page()` gives those of one page, `end()` frees what it held. */
export class Browser {
  readonly #held = new Map<string, symbol>();
  readonly #waiting: { name: string; page: symbol; taken: () => void }[] = [];

  page(): TabLocks & { end(): void } {
    const page = Symbol("page");
    return {
      take: async (name) => {
        if (this.#held.has(name)) return false;
        this.#held.set(name, page);
        return true;
      },
      wait: (name, taken) => {
        this.#waiting.push({ name, page, taken });
        this.#grant();
      },
      release: (name) => {
        this.#held.delete(name);
        this.#grant();
      },
      end: () => {
        for (const [name, holder] of [...this.#held]) if (holder === page) this.#held.delete(name);
        this.#waiting.splice(0, this.#waiting.length, ...this.#waiting.filter((waiting) => waiting.page !== page));
        this.#grant();
      },
    };
  }

  #grant(): void {
    const index = this.#waiting.findIndex(({ name }) => !this.#held.has(name));
    if (index < 0) return;
    const [next] = this.#waiting.splice(index, 1);
    if (!next) return;
    this.#held.set(next.name, next.page);
    queueMicrotask(() => {
      if (this.#held.get(next.name) === next.page) next.taken();
      this.#grant();
    });
  }
}
