// The whole product on ports and data of its own, started from the program that `make run` starts.

import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { eventually } from "./conditions.mjs";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const PROGRAM = join(ROOT, "target/debug/dev");
const FIRST_PORT = 12_000;
const PORT_SLOTS = 4_000;
const TRIES = 20;

const running = new Set();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A running stack. `stop` it at the end; `kill` and `startAgain` are the plug. */
export class Stack {
  #child;
  #port;
  #data;
  #settings;

  /**
   * Starts one on four free ports. All visitors of a test come from one address, so it has no limits unless it is about them. Without
   * the sample there is a site without any website, its queue and its owner.
   */
  static async start({ limits = false, sample = true } = {}) {
    const data = await mkdtemp(join(tmpdir(), "doorbell-"));
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const port = FIRST_PORT + 4 * Math.floor(Math.random() * PORT_SLOTS);
      const stack = new Stack(port, data, { LIMITS: onOff(limits), SAMPLE: onOff(sample) });
      if (await stack.startAgain().then(() => true, isTaken)) return stack;
    }
    throw new Error("no four free ports in a row");
  }

  constructor(port, data, settings) {
    this.#port = port;
    this.#data = data;
    this.#settings = settings;
  }

  get console() {
    return this.#at(0);
  }

  get widget() {
    return this.#at(1);
  }

  get demo() {
    return this.#at(2);
  }

  #at(door) {
    return `http://localhost:${this.#port + door}`;
  }

  get #runs() {
    return running.has(this.#child);
  }

  /** Starts on the same ports and data as before, unless it runs. */
  async startAgain() {
    if (this.#runs) return;
    const environment = { ...process.env, PORT: String(this.#port), DATA: this.#data, ...this.#settings };
    const child = spawn(PROGRAM, { cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
    running.add(child);
    this.#child = child;
    let said = "";
    child.stderr.on("data", (bytes) => (said += bytes));
    await new Promise((ready, failed) => {
      child.once("error", failed);
      child.once("exit", (code) => {
        running.delete(child);
        failed(new Error(`the stack ended with ${code}: ${said}`));
      });
      createInterface({ input: child.stdout }).on("line", (line) => line.startsWith("ready: ") && ready());
    });
  }

  /** Pulls the plug. */
  async kill() {
    const child = this.#child;
    if (!this.#runs) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }

  /** Ends it and removes its data. */
  async stop() {
    await this.kill();
    await rm(this.#data, { recursive: true, force: true });
  }

  /** Every mail that was sent, oldest first. */
  async mails() {
    const answer = await fetch(`${this.console}/mailbox/messages`);
    return answer.json();
  }

  /** Waits for a mail to an agent whose subject matches, behind the first so many. */
  mailTo(address, subject, after = 0) {
    const fits = (mail) => mail.to.includes(address) && subject.test(mail.subject);
    return eventually(`a mail "${subject}" to ${address}`, async () => (await this.mails()).slice(after).findLast(fits));
  }
}

const onOff = (wanted) => (wanted ? "on" : "off");

function isTaken(error) {
  if (error.message.includes("is in use")) return false;
  throw error;
}
