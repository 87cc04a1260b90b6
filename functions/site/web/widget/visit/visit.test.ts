// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Visit } from "./visit.ts";
import { VisitStorage } from "./visit-storage.ts";

interface Call {
  method: string;
  path: string;
  token: string | null;
}

interface Asked {
  answers?: Record<string, string>;
  bot?: unknown;
}

/** The visitor's host as far as a visit needs it; no sockets, so everything goes over HTTP. */
class Host {
  readonly calls: Call[] = [];
  readonly texts: string[] = [];
  /** Tokens that have ended. */
  readonly ended = new Set<string>();
  down = false;
  /** What conversations were asked for with. */
  readonly asked: Asked[] = [];
  /** Refuses to begin without this answer. */
  wants = "";
  /** Refuses to begin with a bot. */
  knowsBots = true;
  visitors = 0;
  /** One for each token: asking again gives the same. */
  readonly owners: (string | null)[] = [];

  get conversations(): number {
    return this.owners.length;
  }

  async answer(url: string, init: RequestInit): Promise<Response> {
    if (this.down) throw new TypeError("no network");
    const path = new URL(url).pathname;
    const token = new Headers(init.headers).get("authorization");
    this.calls.push({ method: init.method ?? "GET", path, token });
    if (path.startsWith("/v1/visitor/") && this.ended.has(token ?? "")) return this.#problem(401, "unauthenticated");
    if (init.method === "DELETE") return new Response(null, { status: 204 });
    if (path.endsWith("/visitors")) return Response.json({ visitor: "v", token: `t${(this.visitors += 1)}` }, { status: 201 });
    if (path.endsWith("/conversations") && !this.#fits(JSON.parse(String(init.body)))) return this.#refuseAnswers();
    if (path.endsWith("/conversations")) return Response.json({ conversation: this.#conversationOf(token) }, { status: 201 });
    if (path.endsWith("/messages")) return this.#store(JSON.parse(String(init.body)) as { text: string });
    if (path.endsWith("/events")) return Response.json({ events: [], last: 0, status: "unassigned", read: { visitor: 0, agent: 0 } });
    return this.#problem(503, "unavailable");
  }

  paths(): string[] {
    return this.calls.map(({ method, path }) => `${method} ${path}`);
  }

  #conversationOf(token: string | null): string {
    if (!this.owners.includes(token)) this.owners.push(token);
    return `c${this.owners.indexOf(token) + 1}`;
  }

  #fits(asked: Asked): boolean {
    this.asked.push(asked);
    if (asked.bot && !this.knowsBots) return false;
    return !this.wants || Boolean(asked.answers?.[this.wants]);
  }

  #refuseAnswers(): Response {
    const errors = [{ pointer: `/answers/${this.wants}`, code: "required" }];
    return Response.json({ type: "urn:doorbell:invalid", title: "invalid", status: 422, trace: "t", errors }, { status: 422 });
  }

  #store({ text }: { text: string }): Response {
    this.texts.push(text);
    return Response.json({ seq: this.texts.length });
  }

  #problem(status: number, code: string): Response {
    return Response.json({ type: `urn:doorbell:${code}`, title: code, status, trace: "t" }, { status });
  }
}

type Act = (lock: object | null) => unknown;

/** Locks as browsers have them: one holder of a name at a time. */
function oneAtATime(): { request(name: string, options: Act | object, act?: Act): Promise<unknown> } {
  const lines = new Map<string, Promise<unknown>>();
  return {
    request: (name, options, act = options as Act) => {
      const before = lines.get(name);
      if (before && act !== options) return Promise.resolve(act(null));
      const done = Promise.resolve(before).then(() => act({}));
      lines.set(name, done);
      return done;
    },
  };
}

let host: Host;
let kept: VisitStorage;
let visit: Visit;
const ended = vi.fn();
const unfit = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  host = new Host();
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => host.answer(url, init));
  vi.stubGlobal("navigator", { ...navigator, locks: undefined });
  kept = new VisitStorage("demo");
  visit = new Visit("https://widget.example", "demo", kept, () => undefined, ended, unfit);
});

afterEach(() => {
  visit.end();
  ended.mockReset();
  unfit.mockReset();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe("a visit", () => {
  it("asks and keeps nothing until something is written", async () => {
    await visit.resume();
    await pass(60_000);
    expect([host.calls, localStorage.length, sessionStorage.length]).toEqual([[], 0, 0]);
  });

  it("makes the visitor and the conversation with the first message, once", async () => {
    void visit.send("support", "one");
    void visit.send("support", "two");
    await pass(100);
    expect(host.paths().slice(0, 2)).toEqual(["POST /v1/sites/demo/visitors", "POST /v1/visitor/conversations"]);
    expect([host.visitors, host.conversations, host.texts]).toEqual([1, 1, ["one", "two"]]);
    expect([kept.get("conversation"), visit.pending]).toEqual([{ queue: "support", id: "c1" }, []]);
  });

  it("begins with what was answered before the chat in that queue, and then forgets it", async () => {
    kept.set("answers", { queue: "support", fields: { name: "Aino" }, done: true });
    void visit.send("support", "one");
    await pass(100);
    expect([host.asked.map(({ answers }) => answers), host.texts, kept.get("answers")]).toEqual([[{ name: "Aino" }], ["one"], undefined]);
  });

  it.each([
    { queue: "sales", fields: { name: "Aino" }, done: true },
    { queue: "support", fields: { name: "Aino" }, done: false },
  ])("takes no answers of another queue, and none that are not finished: %j", async (answers) => {
    kept.set("answers", answers);
    void visit.send("support", "one");
    await pass(100);
    expect([host.asked[0]?.answers, host.texts, kept.get("answers")?.fields]).toEqual([undefined, ["one"], undefined]);
  });

  const talk = { bot: "help", version: 1, path: [] };

  it.each([
    [true, [talk]],
    [false, [talk, undefined]],
  ])("says which way through a bot led here, and does without where that is not known: %s", async (knowsBots, told) => {
    host.knowsBots = knowsBots;
    kept.set("answers", { queue: "support", fields: {}, done: true, bot: talk });
    void visit.send("support", "one");
    await pass(100);
    expect([host.asked.map(({ bot }) => bot), host.texts, unfit.mock.calls.length]).toEqual([told, ["one"], 0]);
  });

  it("asks for no conversation again by itself when it was refused", async () => {
    host.wants = "order";
    unfit.mockImplementation(() => void visit.resume());
    void visit.send("support", "one");
    await pass(600_000);
    expect([host.asked.length, unfit.mock.calls.length, visit.pending.map(({ state }) => state)]).toEqual([1, 1, ["failed"]]);
    visit.retry(visit.pending[0]?.key as string);
    await pass(600_000);
    expect([host.asked.length, unfit.mock.calls.length]).toEqual([2, 1]);
  });

  it("tells once that the answers were refused, and begins with others", async () => {
    host.wants = "order";
    kept.set("answers", { queue: "support", fields: { name: "Aino" }, done: true });
    void visit.send("support", "one");
    void visit.send("support", "two");
    await pass(100);
    expect([unfit.mock.calls.length, visit.unfit, visit.pending.map(({ state }) => state), host.texts]).toEqual([
      1,
      [{ pointer: "/answers/order", code: "required" }],
      ["failed", "failed"],
      [],
    ]);
    kept.set("answers", { queue: "support", fields: { name: "Aino", order: "7" }, done: true });
    visit.beginAgain();
    await pass(100);
    expect([host.texts, visit.pending, visit.unfit, host.conversations]).toEqual([["one", "two"], [], undefined, 1]);
  });

  it("sends no token where none is needed", async () => {
    await visit.api.site("demo", "en").catch(() => undefined);
    expect(host.calls[0]?.token).toBeNull();
  });

  it("keeps the first message while there is no network, also over a reload", async () => {
    host.down = true;
    void visit.send("support", "hello");
    await pass(10_000);
    expect(visit.pending.map(({ text, state, code }) => [text, state, code])).toEqual([["hello", "failed", "unreachable"]]);
    host.down = false;
    visit = new Visit("https://widget.example", "demo", new VisitStorage("demo"), () => undefined, ended, unfit);
    await visit.resume();
    await pass(1_000);
    expect([host.texts[0], visit.pending]).toEqual(["hello", []]);
  });

  it("takes a new token when the old one has ended", async () => {
    kept.set("token", "old");
    host.ended.add("Bearer old");
    void visit.send("support", "hello");
    await pass(100);
    expect([host.visitors, host.texts, kept.get("token")]).toEqual([1, ["hello"], "t1"]);
  });

  it("begins anew, with what was not sent, when the conversation is gone", async () => {
    kept.set("token", "old");
    kept.set("conversation", { queue: "support", id: "c0" });
    host.ended.add("Bearer old");
    await visit.resume();
    await pass(100);
    expect([visit.gone, kept.get("conversation"), kept.get("token")]).toEqual([true, undefined, undefined]);
    void visit.send("support", "hello again");
    await pass(100);
    expect([visit.gone, host.texts, kept.get("conversation")]).toEqual([false, ["hello again"], { queue: "support", id: "c1" }]);
  });

  it("forgets everything when it is ended", async () => {
    void visit.send("support", "hello");
    await pass(100);
    visit.end();
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
    expect(host.calls.at(-1)).toEqual({ method: "DELETE", path: "/v1/visitor/session", token: "Bearer t1" });
  });

  it("sends nothing and keeps nothing of what was under way when it is ended", async () => {
    void visit.send("support", "hello");
    visit.end();
    await pass(60_000);
    expect([host.texts, localStorage.length]).toEqual([[], 0]);
    host.down = true;
    void visit.send("support", "my own words");
    await pass(10_000);
    visit.end();
    host.down = false;
    await pass(60_000);
    expect([host.texts, host.conversations, localStorage.length, sessionStorage.length]).toEqual([[], 0, 0, 0]);
  });

  it("is ended when another tab ends it", async () => {
    void visit.send("support", "hello");
    await pass(100);
    host.down = true;
    void visit.send("support", "not sent");
    await pass(100);
    // What the browser tells the other tabs of `clear`.
    dispatchEvent(new StorageEvent("storage", { key: "doorbell.demo.ended", newValue: "true" }));
    host.down = false;
    await pass(60_000);
    expect(ended).toHaveBeenCalled();
    expect([visit.conversation, visit.pending, host.texts]).toEqual([undefined, [], ["hello"]]);
    expect([localStorage.length, sessionStorage.length]).toEqual([0, 0]);
  });

  it("tells the other tabs that it has ended, once", () => {
    const told = vi.spyOn(Storage.prototype, "setItem");
    visit.end();
    expect(told).toHaveBeenCalledWith("doorbell.demo.ended", "true");
    told.mockClear();
    // Who has heard it does not say it again.
    dispatchEvent(new StorageEvent("storage", { key: "doorbell.demo.ended", newValue: "true" }));
    expect(told).not.toHaveBeenCalled();
  });

  it("is ended when a page comes back from the browser's memory after that", async () => {
    void visit.send("support", "hello");
    await pass(100);
    localStorage.clear();
    dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(ended).toHaveBeenCalled();
    expect(visit.conversation).toBeUndefined();
  });

  it.each([
    ["with locks", true],
    ["without locks", false],
  ])("is one when two tabs begin at the same instant, %s", async (_, locks) => {
    if (locks) vi.stubGlobal("navigator", { ...navigator, locks: oneAtATime() });
    const other = new Visit("https://widget.example", "demo", new VisitStorage("demo"), () => undefined, ended, unfit);
    void visit.send("support", "one");
    void other.send("support", "two");
    await pass(60_000);
    const tokens = new Set(host.calls.filter(({ path }) => path.startsWith("/v1/visitor/")).map(({ token }) => token));
    expect([host.texts.toSorted(), tokens.size, visit.pending, other.pending]).toEqual([["one", "two"], 1, [], []]);
    expect(visit.conversation?.id).toBe(other.conversation?.id);
    if (locks) expect(host.visitors).toBe(1);
  });

  it("goes over to the conversation that another tab has begun", async () => {
    void visit.send("support", "hello");
    await pass(100);
    kept.set("conversation", { queue: "support", id: "c7" });
    dispatchEvent(new StorageEvent("storage", { key: "doorbell.demo.conversation" }));
    await pass(100);
    void visit.send("support", "again");
    await pass(100);
    expect(host.paths().at(-1)).toBe("POST /v1/visitor/conversations/c7/messages");
  });

  it.each<[name: string, value: unknown]>([
    ["token", { id: 1 }],
    ["token", "a\nb"],
    ["conversation", "c1"],
    ["conversation", { queue: 3, id: null }],
    ["conversation", { queue: "support", id: "../../x" }],
    ["draft", { text: "hello" }],
    ["form", { fields: null }],
    ["form", []],
    ["attempt", { key: 1 }],
  ])("counts a %s as absent that is kept as %j", async (name, value) => {
    localStorage.setItem(`doorbell.demo.${name}`, JSON.stringify(value));
    expect(kept.get(name as "token")).toBeUndefined();
    void visit.send("support", "hello");
    await pass(100);
    expect([host.texts, visit.pending]).toEqual([["hello"], []]);
  });

  it("goes on when the page has filled the storage meanwhile", async () => {
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    void visit.send("support", "hello");
    await pass(100);
    void visit.send("support", "again");
    await pass(100);
    expect([host.texts, host.visitors, host.conversations, visit.pending]).toEqual([["hello", "again"], 1, 1, []]);
    dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(visit.conversation?.id).toBe("c1");
    visit.end();
    expect(kept.get("token")).toBeUndefined();
  });

  it("keeps the readable words of a form", () => {
    localStorage.setItem(
      "doorbell.demo.form",
      JSON.stringify({ fields: { message: "Call me", name: { first: "Aino" }, email: 7 }, consent: "yes" }),
    );
    expect(kept.get("form")).toEqual({ fields: { message: "Call me" }, consent: false });
  });
});
