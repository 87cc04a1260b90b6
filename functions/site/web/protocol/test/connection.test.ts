import { beforeEach, describe, expect, it } from "vitest";
import type { ConnectionState } from "../src/connection/connection.ts";
import { Connection } from "../src/connection/connection.ts";
import type { ServerFrame } from "../src/index.ts";
import { Problem } from "../src/index.ts";
import { CONVERSATION } from "./server.ts";
import type { FakeSocket } from "./world.ts";
import { World } from "./world.ts";

const MINUTE = 60_000;

let world: World;
let states: ConnectionState[];
let frames: ServerFrame[];
let failures: unknown[];
let polls: number;
let onSocket: () => void;
let tickets: number;
let ticketProblem: Problem | undefined;
let connection: Connection;

/** Answers as a healthy server does. */
function answers(socket: FakeSocket): void {
  socket.onSend = ({ action, nonce, conversation }) => {
    if (action === "ping") socket.deliver({ type: "pong", nonce });
    if (action === "resume") socket.deliver({ type: "resumed", conversation, last: 0, status: "active", read: { visitor: 0, agent: 0 } });
  };
}

function healthy(socket: FakeSocket): void {
  answers(socket);
  queueMicrotask(() => socket.accept());
}

const blocked = (socket: FakeSocket): void => queueMicrotask(() => socket.end());

const socket = (index: number): FakeSocket => world.sockets.at(index) as FakeSocket;

async function connected(): Promise<void> {
  connection.join(CONVERSATION, () => 7);
  connection.start();
  await world.pass(0);
  expect(connection.state).toBe("open");
}

beforeEach(() => {
  world = new World();
  world.onOpenSocket = healthy;
  [states, frames, failures, polls, tickets, ticketProblem] = [[], [], [], 0, 0, undefined];
  onSocket = () => undefined;
  connection = new Connection({
    environment: world.environment,
    ticket: async () => {
      tickets += 1;
      if (ticketProblem) throw ticketProblem;
      return { ticket: `t${tickets}`, url: "wss://socket.example", expires_in_s: 30 };
    },
    onFrame: (frame) => void frames.push(frame),
    onState: (state) => void states.push(state),
    onSocket: () => onSocket(),
    onPoll: () => void (polls += 1),
    onFailure: (error) => void failures.push(error),
  });
});

describe("a connection", () => {
  it("opens with its ticket as a subprotocol and resumes what was joined", async () => {
    await connected();
    expect([socket(0).url, socket(0).protocols]).toEqual(["wss://socket.example", ["v1", "ticket.t1"]]);
    expect(socket(0).sent[0]).toEqual({ action: "resume", conversation: CONVERSATION, after: 7 });
    expect(states).toEqual(["connecting", "open"]);
  });

  it("is open only when the conversation has resumed", async () => {
    world.onOpenSocket = (opened) => queueMicrotask(() => opened.accept());
    connection.join(CONVERSATION, () => 0);
    connection.start();
    await world.pass(0);
    socket(0).deliver({ type: "pong", nonce: socket(0).sent.find(({ action }) => action === "ping")?.nonce });
    expect([connection.state, connection.send({ action: "typing", conversation: CONVERSATION })]).toEqual(["connecting", false]);
    socket(0).deliver({ type: "resumed", conversation: CONVERSATION, last: 0, status: "active", read: { visitor: 0, agent: 0 } });
    expect(connection.state).toBe("open");
  });

  it("resumes what is joined later, also on a socket that is not ready yet", async () => {
    await connected();
    connection.join("another", () => 3);
    expect(socket(0).sent.at(-1)).toEqual({ action: "resume", conversation: "another", after: 3 });
  });

  it("says of every socket that it took over, when it can be sent on", async () => {
    const could: boolean[] = [];
    onSocket = () => could.push(connection.send({ action: "watch", queues: ["support"] }));
    await connected();
    await world.pass(116 * MINUTE);
    expect(world.sockets.map((opened) => opened.actions().filter((action) => action === "watch"))).toEqual([["watch"], ["watch"]]);
    expect(could).toEqual([true, true]);
  });

  it("pings every 4 to 5 minutes", async () => {
    await connected();
    socket(0).sent.length = 0;
    await world.pass(4 * MINUTE - 1);
    expect(socket(0).actions()).toEqual([]);
    await world.pass(100 * MINUTE);
    const pings = socket(0)
      .actions()
      .filter((action) => action === "ping").length;
    expect(pings).toBeGreaterThanOrEqual(20);
    expect(pings).toBeLessThanOrEqual(26);
    expect(world.sockets).toHaveLength(1);
  });

  it("takes a new socket when no pong comes in 10 s", async () => {
    await connected();
    socket(0).onSend = () => undefined;
    connection.probe();
    await world.pass(9_999);
    expect(world.sockets).toHaveLength(1);
    await world.pass(1);
    expect([world.sockets.length, socket(0).closed, connection.state]).toEqual([2, true, "open"]);
  });

  it("does not take the answer to an older ping for an answer", async () => {
    await connected();
    socket(0).onSend = () => undefined;
    connection.probe();
    socket(0).deliver({ type: "pong", nonce: "another" });
    await world.pass(10_000);
    expect(world.sockets).toHaveLength(2);
  });

  it("renews itself after 105 to 115 minutes, the new socket resuming before the old one closes", async () => {
    await connected();
    world.onOpenSocket = answers;
    await world.pass(105 * MINUTE - 1);
    expect(world.sockets).toHaveLength(1);
    await world.pass(5 * MINUTE + 1);
    expect(world.sockets).toHaveLength(2);
    states.length = 0;
    expect([socket(0).closed, connection.state]).toEqual([false, "open"]);
    socket(-1).accept();
    expect(socket(-1).actions()).toContain("resume");
    expect(socket(0).closed).toBe(false);
    await world.pass(5_000);
    expect([socket(0).closed, states]).toEqual([true, []]);
  });

  it("goes on with the old socket while the new one cannot be had", async () => {
    await connected();
    ticketProblem = new Problem("unavailable", 503);
    await world.pass(116 * MINUTE);
    expect([connection.state, socket(0).closed, failures.length > 0]).toEqual(["open", false, true]);
    ticketProblem = undefined;
    await world.pass(MINUTE);
    expect([connection.state, socket(0).closed, world.sockets.length]).toEqual(["open", true, 2]);
  });
});

describe("trying again", () => {
  it("waits 0.5 to 30 s with full jitter, and never gives up", async () => {
    world.onOpenSocket = blocked;
    const times: number[] = [];
    world.onOpenSocket = (opened) => {
      times.push(world.time);
      blocked(opened);
    };
    let turn = 0;
    world.chance = () => [0, 0.999][(turn += 1) % 2] as number;
    connection.start();
    await world.pass(60 * MINUTE);
    const waits = times.slice(1).map((time, index) => time - (times[index] as number));
    expect(Math.min(...waits)).toBe(500);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
    expect(Math.max(...waits)).toBeGreaterThan(29_000);
    expect(times.length).toBeGreaterThan(100);
    world.onOpenSocket = healthy;
    await world.pass(31_000);
    expect(connection.state).toBe("open");
  });

  it("asks over HTTP while sockets are blocked, less often when nobody looks", async () => {
    world.onOpenSocket = blocked;
    connection.start();
    await world.pass(MINUTE);
    expect(connection.state).toBe("polling");
    polls = 0;
    await world.pass(MINUTE);
    expect(polls).toBe(15);
    world.isVisible = false;
    await world.pass(4_000);
    polls = 0;
    await world.pass(MINUTE);
    expect(polls).toBe(3);
    world.onOpenSocket = healthy;
    await world.pass(31_000);
    polls = 0;
    await world.pass(MINUTE);
    expect([connection.state, polls]).toEqual(["open", 0]);
  });

  const ways: [how: string, open: (socket: FakeSocket) => void][] = [
    ["end at once", blocked],
    ["only say error, as a page's policy makes them", (opened) => queueMicrotask(() => opened.refuse())],
    ["never say anything", () => undefined],
    ["open and then are silent", (opened) => queueMicrotask(() => opened.accept())],
    [
      "cannot be made",
      () => {
        throw new DOMException("no sockets here", "SecurityError");
      },
    ],
  ];
  it.each(ways)("asks over HTTP within 3 s where sockets %s", async (_, open) => {
    world.onOpenSocket = open;
    connection.join(CONVERSATION, () => 0);
    connection.start();
    await world.pass(3_000);
    expect([connection.state, polls]).toEqual(["polling", 1]);
    await world.pass(2 * MINUTE);
    expect(states).toEqual(["connecting", "polling"]);
    world.onOpenSocket = healthy;
    await world.pass(31_000);
    expect(connection.state).toBe("open");
    // The same when a socket breaks that was there.
    world.onOpenSocket = open;
    socket(-1).end();
    await world.pass(3_000);
    expect([connection.state, states.slice(-2)]).toEqual(["polling", ["connecting", "polling"]]);
  });

  it("waits as long as the server says for a ticket, and asks for news over HTTP meanwhile", async () => {
    ticketProblem = new Problem("too-many", 429, {}, 47);
    connection.start();
    await world.pass(46_900);
    expect([tickets, connection.state, polls > 8]).toEqual([1, "polling", true]);
    ticketProblem = undefined;
    await world.pass(200);
    expect([tickets, connection.state]).toEqual([2, "open"]);
  });

  it("begins again when the socket breaks", async () => {
    await connected();
    socket(0).end();
    expect(connection.state).toBe("connecting");
    await world.pass(1_000);
    expect([connection.state, world.sockets.length]).toEqual(["open", 2]);
  });

  it("gives a socket that never becomes ready 10 s", async () => {
    world.onOpenSocket = () => undefined;
    connection.start();
    await world.pass(10_000);
    expect(socket(0).closed).toBe(true);
    await world.pass(2_000);
    expect(world.sockets).toHaveLength(2);
  });

  it("stops when told, for good", async () => {
    await connected();
    connection.stop();
    await world.pass(120 * MINUTE);
    world.wake();
    await world.pass(MINUTE);
    expect([world.sockets.length, socket(0).closed, connection.state]).toEqual([1, true, "stopped"]);
  });
});

describe("waking up", () => {
  it("resumes on the socket that answers", async () => {
    await connected();
    socket(0).sent.length = 0;
    world.wake();
    world.wake();
    expect(socket(0).actions()).toEqual(["resume", "ping"]);
    await world.pass(10_000);
    expect(world.sockets).toHaveLength(1);
  });

  it("is in step within 3 s when the socket died in sleep", async () => {
    await connected();
    socket(0).onSend = () => undefined;
    world.wake();
    await world.pass(3_000);
    expect([world.sockets.length, connection.state]).toEqual([2, "open"]);
  });

  it("does not wait for the next try", async () => {
    world.onOpenSocket = blocked;
    connection.start();
    await world.pass(10 * MINUTE);
    world.onOpenSocket = healthy;
    world.wake();
    await world.pass(0);
    expect(connection.state).toBe("open");
  });
});

describe("a conversation that is left", () => {
  it("is followed no longer, on this socket and on the next", async () => {
    await connected();
    socket(0).sent.length = 0;
    connection.leave(CONVERSATION);
    connection.leave(CONVERSATION);
    await world.pass(3_000);
    expect(socket(0).sent).toEqual([{ action: "leave", conversation: CONVERSATION }]);
    socket(0).end();
    await world.pass(5_000);
    expect(socket(1).actions()).not.toContain("resume");
  });

  it("is resumed twice when it is joined again at once, for the frames may overtake each other", async () => {
    await connected();
    socket(0).sent.length = 0;
    connection.leave(CONVERSATION);
    connection.join(CONVERSATION, () => 9);
    await world.pass(3_000);
    expect(socket(0).actions()).toEqual(["leave", "resume", "resume"]);
  });
});

describe("a conversation that the server does not know on this socket", () => {
  it("is joined again", async () => {
    await connected();
    socket(0).sent.length = 0;
    socket(0).deliver({ type: "error", code: "not-joined", ref: { conversation: CONVERSATION, sender: "s", n: 1 } });
    expect(socket(0).actions()).toEqual(["resume"]);
  });

  it("does not keep the connection from opening when it is not ours", async () => {
    world.onOpenSocket = (opened) => {
      healthy(opened);
      const answer = opened.onSend;
      opened.onSend = (frame) =>
        frame.action === "resume"
          ? opened.deliver({ type: "error", code: "not-found", ref: { conversation: CONVERSATION } })
          : answer(frame);
    };
    await connected();
    expect(frames.map(({ type }) => type)).toEqual(["error"]);
  });
});
