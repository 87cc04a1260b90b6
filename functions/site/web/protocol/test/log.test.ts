import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WireNumbered } from "../src/index.ts";
import { ConversationLog } from "../src/index.ts";
import { Server } from "./server.ts";

function serverWith(count: number): Server {
  const server = new Server();
  for (let n = 1; n <= count; n += 1) server.agentSays(`message ${n}`);
  return server;
}

const event = (server: Server, seq: number): WireNumbered => server.events[seq - 1] as WireNumbered;

function expectDense(log: ConversationLog): void {
  expect(log.events.map(({ seq }) => seq)).toEqual(log.events.map((_, index) => log.first + index));
}

describe("a log", () => {
  it("ignores what it has", () => {
    const server = serverWith(2);
    const log = new ConversationLog();
    expect(log.apply(event(server, 1))).toBe(true);
    expect(log.apply(event(server, 1))).toBe(false);
    expect(log.events).toHaveLength(1);
  });

  it("holds what comes too early, and says that something is missing", () => {
    const server = serverWith(3);
    const log = new ConversationLog();
    log.applyPage({ events: [event(server, 1)], last: 1 });
    expect(log.apply(event(server, 3))).toBe(false);
    expect([log.last, log.missing]).toEqual([1, true]);
    expect(log.apply(event(server, 2))).toBe(true);
    expect([log.last, log.missing]).toEqual([3, false]);
  });

  it("begins with the newest page and goes back page by page", () => {
    const server = serverWith(250);
    const log = new ConversationLog();
    log.applyPage(server.page());
    expect([log.first, log.last, log.hasOlder]).toEqual([151, 250, true]);
    log.applyPage(server.page({ before: log.first }));
    log.applyPage(server.page({ before: log.first }));
    expect([log.first, log.hasOlder]).toEqual([1, false]);
    expect(log.events).toEqual(server.events);
  });

  it("is not misled by an event that came before the first page", () => {
    const server = serverWith(150);
    const log = new ConversationLog();
    expect(log.apply(event(server, 150))).toBe(false);
    log.applyPage(server.page());
    expect(log.events).toEqual(server.events.slice(50));
  });

  it("takes words out of what is shown and of what waits", () => {
    const server = serverWith(3);
    const [first, , third] = [...server.events] as [WireNumbered, WireNumbered, WireNumbered];
    const log = new ConversationLog();
    log.applyPage({ events: [first], last: 3 });
    log.apply(third);
    const [ofFirst, ofThird] = [1, 3].map((seq) => server.append({ type: "redacted", seq, by: "Aino" })) as [WireNumbered, WireNumbered];
    log.apply(ofThird);
    expect([log.apply(ofFirst), log.apply(ofFirst)]).toEqual([true, false]);
    expect(log.events).toEqual(server.events.slice(0, 1));
    log.apply(event(server, 2));
    expect(log.events).toEqual(server.events);
  });

  it("ends in the server's view, whatever is shuffled, doubled or dropped", () => {
    const schedule = fc.tuple(
      fc.integer({ min: 1, max: 260 }),
      fc.integer({ min: 0, max: 260 }),
      fc.array(fc.nat({ max: 259 }), { maxLength: 400 }),
    );
    fc.assert(
      fc.property(schedule, ([count, known, arrivals]) => {
        const server = serverWith(count);
        const log = new ConversationLog();
        const { read, status } = server;
        log.applyPage({
          ...server.page(),
          events: server.events.slice(0, known).slice(-100),
          last: Math.min(known, count),
          read,
          status,
        } as never);
        for (const arrival of arrivals) {
          log.apply(event(server, (arrival % count) + 1));
          expectDense(log);
        }
        log.heard(count);
        while (log.missing) log.applyPage(server.page({ after: log.last }));
        while (log.hasOlder) log.applyPage(server.page({ before: log.first }));
        expect(log.events).toEqual(server.events);
      }),
      { numRuns: 300 },
    );
  });
});
