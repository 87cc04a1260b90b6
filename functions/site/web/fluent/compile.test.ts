import { describe, expect, it } from "vitest";
import { CatalogueError, compile, compileConstant } from "./compile.mjs";
import type { Messages } from "./text.ts";

async function load(source: string, language = "en"): Promise<Messages> {
  const code = compile(source, language);
  return (await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)).default;
}

function say(messages: Messages, key: string, args: Record<string, string | number> = {}): string {
  const message = messages[key];
  return typeof message === "function" ? message(args) : (message ?? "");
}

const UNREAD_UK = `
unread = { $count ->
    [one] { $count } нове повідомлення
    [few] { $count } нові повідомлення
    [many] { $count } нових повідомлень
   *[other] { $count } нового повідомлення
}
`;

describe("compile", () => {
  it("makes a plain string of a message without variables", async () => {
    const messages = await load('send = Send\n-brand = Doorbell\nhello = Hello from { -brand }{ "!" }\n');
    expect(messages).toEqual({ send: "Send", hello: "Hello from Doorbell!" });
  });

  it("puts in variables as text, whatever they hold", async () => {
    const messages = await load("greeting = Hello { $name }, { $name }\n");
    expect(say(messages, "greeting", { name: '${1}`"<b>' })).toBe('Hello ${1}`"<b>, ${1}`"<b>');
  });

  it("joins lines as Fluent does", async () => {
    const messages = await load("long =\n    First line\n    and { $what }\n");
    expect(say(messages, "long", { what: "second" })).toBe("First line\nand second");
  });

  it.each([
    [1, "1 нове повідомлення"],
    [3, "3 нові повідомлення"],
    [5, "5 нових повідомлень"],
    [11, "11 нових повідомлень"],
    [21, "21 нове повідомлення"],
    [1.5, "1,5 нового повідомлення"],
  ])("chooses the Ukrainian plural of %s", async (count, expected) => {
    expect(say(await load(UNREAD_UK, "uk"), "unread", { count })).toBe(expected);
  });

  it("lets an exact number win over a category", async () => {
    const messages = await load("n = { $n ->\n    [one] one\n    [0] none\n    [1] just one\n   *[other] { $n }\n}\n");
    expect([0, 1, 2].map((n) => say(messages, "n", { n }))).toEqual(["none", "just one", "2"]);
  });

  it("chooses by a word", async () => {
    const messages = await load("by = { $side ->\n    [agent] them\n   *[visitor] you\n}\n");
    expect(say(messages, "by", { side: "agent" })).toBe("them");
    expect(say(messages, "by", { side: "anything" })).toBe("you");
  });

  it("writes numbers and dates the way of the language", async () => {
    const messages = await load(
      'n = { NUMBER($n, minimumFractionDigits: 2) }\nday = { DATETIME($at, dateStyle: "short", timeZone: "UTC") }\n',
      "fi",
    );
    expect(say(messages, "n", { n: 1234.5 })).toBe("1\u00a0234,50");
    expect(say(messages, "day", { at: "2026-11-20T10:00:00.000Z" })).toBe("20.11.2026");
  });

  it.each([
    ["key = { $x\n", "Expected"],
    ["key = text\n    .title = T\n", "attributes"],
    ["a = { b }\nb = { a }\n", "refers to itself"],
    ["a = { missing }\n", "cannot refer"],
    ["a = { FOO($x) }\n", "only NUMBER"],
    ["a = 1\na = 2\n", "twice"],
    ["a = { $n ->\n   *[one] 1\n    [other] 2\n}\n", "default must be"],
  ])("refuses %j", (source, reason) => {
    expect(() => compile(source, "en")).toThrow(CatalogueError);
    expect(() => compile(source, "en")).toThrow(reason);
  });

  it("takes out one constant by name", () => {
    expect(compileConstant("a = A\nb = { $x }\n", "a", "en.ftl")).toBe("A");
    expect(() => compileConstant("a = A\nb = { $x }\n", "b", "en.ftl")).toThrow("no variables");
    expect(() => compileConstant("a = A\n", "c", "en.ftl")).toThrow("missing");
  });
});
