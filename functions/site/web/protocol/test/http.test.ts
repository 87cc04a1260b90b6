import { beforeEach, describe, expect, it, vi } from "vitest";
import { query } from "../src/http/http.ts";
import type { Problem } from "../src/index.ts";
import { Http, VisitorApi } from "../src/index.ts";
import { World } from "./world.ts";

let world: World;
let calls: { url: string; init: RequestInit }[];
let http: Http;

function answer(status: number, body: unknown, headers: Record<string, string> = {}): void {
  world.onFetch = async (url, init) => {
    calls.push({ url, init });
    return new Response(body === undefined ? null : typeof body === "string" ? body : JSON.stringify(body), { status, headers });
  };
}

async function refusal(): Promise<Problem> {
  return http.call("GET", "/v1/x").then(
    () => expect.unreachable(),
    (problem) => problem as Problem,
  );
}

beforeEach(() => {
  world = new World();
  calls = [];
  http = new Http(world.environment, "https://widget.example", () => ({ authorization: "Bearer t" }));
});

describe("a call", () => {
  // Half of an emoji, as a page's script leaves it that cuts a title.
  it.each([
    ["Summer sale \ud83d", "Summer sale \ufffd"],
    ["\ude00 sale", "\ufffd sale"],
    ["a \ud83d\ude00", "a \ud83d\ude00"],
  ])("sends %j as %j, wherever it stands", async (cut, whole) => {
    answer(201, { conversation: "c" });
    const page = { url: "https://bikes.example/", title: cut, referrer: "" };
    await http.call("POST", "/v1/x", { answers: { message: cut }, page });
    expect(JSON.parse(String(calls[0]?.init.body))).toEqual({ answers: { message: whole }, page: { ...page, title: whole } });
    expect(String(calls[0]?.init.body)).not.toMatch(/\\ud[89a-f]/i);
  });

  it("sends JSON with the headers of the host", async () => {
    answer(201, { conversation: "c" });
    const api = new VisitorApi(http);
    await expect(api.submit("demo", "key-12345", { queue: "support", answers: { message: "Hi" } })).resolves.toEqual({ conversation: "c" });
    expect(calls[0]?.url).toBe("https://widget.example/v1/sites/demo/submissions");
    expect(calls[0]?.init).toMatchObject({
      method: "POST",
      credentials: "omit",
      body: '{"queue":"support","answers":{"message":"Hi"}}',
      headers: { authorization: "Bearer t", "idempotency-key": "key-12345", "content-type": "application/json" },
    });
  });

  it("gives nothing for 204", async () => {
    answer(204, undefined);
    await expect(http.call("PUT", "/v1/x", {})).resolves.toBeUndefined();
  });

  it("turns problem+json into a problem", async () => {
    const body = {
      type: "urn:doorbell:invalid",
      title: "Invalid",
      status: 422,
      trace: "t",
      errors: [{ pointer: "/answers/email", code: "invalid" }],
    };
    answer(422, body);
    expect(await refusal()).toMatchObject({ code: "invalid", status: 422, errors: body.errors, retryable: false });
  });

  it("judges what is not ours by its status, and keeps when to come again", async () => {
    answer(429, "<html>", { "retry-after": "7" });
    expect(await refusal()).toMatchObject({ code: "too-many", retryAfterS: 7, retryable: true });
    answer(429, { type: "urn:doorbell:too-many", title: "Too many", status: 429, trace: "t", retry_after_s: 40 });
    expect(await refusal()).toMatchObject({ code: "too-many", retryAfterS: 40 });
    answer(502, "<html>");
    expect(await refusal()).toMatchObject({ code: "unavailable", retryable: true });
    answer(404, "null");
    expect(await refusal()).toMatchObject({ code: "malformed", status: 404, retryable: false });
  });

  it("is unreachable without a network, and when it was given up", async () => {
    expect(await refusal()).toMatchObject({ code: "unreachable", status: 0, retryable: true });
    const given = vi.spyOn(AbortSignal, "timeout").mockReturnValue(AbortSignal.abort());
    world.onFetch = async (_, init) => {
      init.signal?.throwIfAborted();
      return new Response();
    };
    expect(await refusal()).toMatchObject({ code: "unreachable" });
    expect(given).toHaveBeenCalledWith(30_000);
  });
});

describe("a query", () => {
  it("leaves out what is missing", () => {
    expect(query({ a: "x y", b: undefined, c: 0 })).toBe("?a=x+y&c=0");
    expect(query({ a: undefined })).toBe("");
  });
});
