// What was said leaves the console as a table (N17).

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { stage } from "../support/stage.mjs";
import { talking } from "../support/talk.mjs";

const set = stage();

test("a conversation is exported with every message, and a name that begins a formula is text", async () => {
  const { visitor, agent } = await talking(set, "=1+1, is that right?");
  await agent.write("It is, Réka.");
  await visitor.sees("It is, Réka.");
  await agent.page.getByRole("button", { name: "More actions" }).click();
  const [download] = await Promise.all([
    agent.page.waitForEvent("download"),
    agent.page.getByRole("menuitem", { name: "Export as CSV" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^demo-\w+\.csv$/);
  const table = await readFile(await download.path(), "utf8");
  assert.equal(table[0], "\uFEFF", "spreadsheets know by it that it is UTF-8");
  const [head, ...lines] = table.slice(1).trimEnd().split("\r\n");
  assert.equal(head, '"Number","Conversation","Agent","Customer","Rating","Time","Author","Details","Content"');
  assert.equal(lines.length, 3);
  const said = ['"\'=1+1, is that right?"', '"I am looking."', '"It is, Réka."'];
  for (const [nth, words] of said.entries()) assert.ok(lines[nth].endsWith(words), lines[nth]);
});
