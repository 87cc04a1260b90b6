import { expect, test } from "vitest";
import { answerCalls } from "./commands.ts";
import type { Call, Calls } from "./contract.ts";

const heard: string[] = [];
const call = (verb: string, ...args: unknown[]): Call => [
  [verb, ...args],
  (answer) => heard.push(`${verb} gave ${answer}`),
  (error) => heard.push(`${verb} failed: ${error}`),
];

test("calls are done in their order, one after the other, also those that come later", async () => {
  heard.length = 0;
  let finish = (): void => undefined;
  const slow = new Promise<string>((resolve) => (finish = () => resolve("slow")));
  const run = (verb: string, args: unknown[]): unknown => {
    heard.push(`${verb}(${args})`);
    if (verb === "wrong") throw "no such verb";
    return verb === "first" ? slow : args.length;
  };
  const calls: Calls = [call("first", 1, 2), call("wrong")];
  answerCalls(calls, run);
  const done = new Promise<unknown>((resolve) => calls.push([["last", 3], resolve, resolve]));
  await Promise.resolve();
  expect(heard).toEqual(["first(1,2)"]);
  finish();
  expect(await done).toBe(1);
  expect(heard).toEqual(["first(1,2)", "first gave slow", "wrong()", "wrong failed: no such verb", "last(3)"]);
});
