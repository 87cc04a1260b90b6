import { expect, test } from "vitest";
import type { Conversation, WireEvent } from "../../../protocol/src/index.ts";
import { text } from "../texts.ts";
import { linesOf } from "./conversation.ts";

const details = {
  conversation: "01KAHCQ0000000000000000C01",
  site: "demo",
  number: 12,
  name: "Eva",
  assignee: { agent: "01KAHCQ0000000000000000A01", name: "Aino" },
} as Conversation;

const log = (...events: WireEvent[]) => events.map((event, index) => ({ seq: index + 1, at: "2026-11-20T10:00:00.000Z", event }));

test("each thing that was said is a line, with its author", () => {
  const lines = linesOf(
    details,
    log(
      { type: "message", side: "visitor", sender: "tab", n: 1, text: "Hello" },
      { type: "joined", name: "Aino" },
      { type: "auto_reply", text: "One moment." },
      { type: "message", side: "agent", agent: "01KAHCQ0000000000000000A01", name: "Aino", sender: "tab", n: 1, text: "Good day" },
      { type: "note", agent: "01KAHCQ0000000000000000A01", name: "Aino", sender: "tab", n: 2, text: "=A1" },
      { type: "rated", score: 1, comment: "Kind" },
    ),
  );
  const start = ["12", "01KAHCQ0000000000000000C01", "Aino", "Eva"];
  const at = "2026-11-20T10:00:00.000Z";
  expect(lines).toEqual([
    [...start, "", at, "Eva", "", "Hello"],
    [...start, "", at, "", text("export-automatic"), "One moment."],
    [...start, "", at, "Aino", "", "Good day"],
    [...start, "", at, "Aino", text("export-note"), "=A1"],
    [...start, "1", at, "Eva", "", "Kind"],
  ]);
});

test("a form brings its answers under their names, and a number that is not given yet stays empty", () => {
  const lines = linesOf(
    { ...details, number: null, assignee: null },
    log({ type: "submission", answers: { message: "The boiler leaks.", topic: "Repair", email: "eva@visitor.example" } }),
  );
  expect(lines[0]?.slice(0, 3)).toEqual(["", "01KAHCQ0000000000000000C01", ""]);
  expect(lines[0]?.slice(-2)).toEqual(['{"answers":{"topic":"Repair","email":"eva@visitor.example"}}', "The boiler leaks."]);
});
