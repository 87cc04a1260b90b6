// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Kept } from "./kept.ts";
import { Visit } from "./visit.ts";

interface Call {
  method: string;
  path: string;
  token: string | null;
}

/** The visitor's host as far as a visit needs it; no sockets, so everything goes over HTTP. */
class Host {
  readonly calls: Call[] = [];
  readonly texts: string[] = [];
  /** Tokens that have ended. */
  readonly ended = new Set<string>();
  down = false;
  visitors = 0;
  conversations = 0;

  async answer(url: string, init: RequestInit): Promise<Response> {
    if (this.down) throw new TypeError("no network");
    const path = new URL(url).pathname;
    const token = new Headers(init.headers).get("authorization");
    this.calls.push({ method: init.method ?? "GET", path, token });
    if (path.startsWith("/v1/visitor/") && this.ended.has(token ?? "")) return this.#problem(401, "unauthenticated");
    if (path.endsWith("/visitors")) return Response.json({ visitor: "v", token: `t${(this.visitors += 1)}` }, { status: 201 });
    if (path.endsWith("/conversations")) return Response.json({ conversation: `c${(this.conversations += 1)}` }, { status: 201 });
    if (path.endsWith("/messages")) return this.#store(JSON.parse(String(init.body)) as { text: string });
    if (path.endsWith("/events")) return Response.json({ events: [], last: 0, status: "unassigned", read: { visitor: 0, agent: 0 } });
    return this.#problem(503, "unavailable");
  }

  paths(): string[] {
    return this.calls.map(({ method, path }) => `${method} ${path}`);
  }

  #store({ text }: { text: string }): Response {
    this.texts.push(text);
    return Response.json({ seq: this.texts.length });
  }

  #problem(status: number, code: string): Response {
    return Response.json({ type: `urn:doorbell:${code}`, title: code, status, trace: "t" }, { status });
  }
}

let host: Host;
let kept: Kept;
let visit: Visit;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  sessionStorage.clear();
  host = new Host();
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => host.answer(url, init));
  vi.stubGlobal("navigator", { ...navigator, locks: undefined });
  kept = new Kept("demo");
  visit = new Visit("https://widget.example", "demo", kept, () => undefined);
});

afterEach(() => {
  visit.end();
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
    visit = new Visit("https://widget.example", "demo", new Kept("demo"), () => undefined);
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
  });
});
