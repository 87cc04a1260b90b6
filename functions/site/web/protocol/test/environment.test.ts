// @vitest-environment jsdom

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newSender } from "../src/environment.ts";
import { browserEnvironment, SENDER_CHARS } from "../src/index.ts";

const wake = vi.fn();
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  wake.mockReset();
  stop = browserEnvironment().onWake(wake);
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

const appear = (hidden: boolean): void => {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
};

describe("a page wakes up", () => {
  it.each([
    ["its network is back", () => dispatchEvent(new Event("online"))],
    ["it comes back from the browser's memory", () => dispatchEvent(new Event("pageshow"))],
    ["its freeze ends", () => document.dispatchEvent(new Event("resume"))],
    ["it is looked at again", () => appear(false)],
    [
      "its timers find that the machine slept",
      () => {
        vi.setSystemTime(Date.now() + 100_000);
        vi.advanceTimersByTime(20_000);
      },
    ],
  ])("when %s", (_, sign) => {
    sign();
    expect(wake).toHaveBeenCalledTimes(1);
    stop();
    sign();
    expect(wake).toHaveBeenCalledTimes(1);
  });

  it("not when it is hidden, and not while timers are merely late", () => {
    appear(true);
    vi.setSystemTime(Date.now() + 60_000);
    vi.advanceTimersByTime(20_000);
    expect(wake).not.toHaveBeenCalled();
  });
});

describe("a sender", () => {
  it("is as long as the server counts with, in letters that it takes", () => {
    const senders = Array.from({ length: 1_000 }, newSender);
    for (const sender of senders) expect(sender).toMatch(new RegExp(`^[A-Za-z0-9_-]{${SENDER_CHARS}}$`));
    expect(new Set(senders).size).toBe(1_000);
  });
});
