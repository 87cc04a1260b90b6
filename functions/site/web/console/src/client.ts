// The API client: every call of the console goes through it.

import { signal } from "@preact/signals";
import type { Environment } from "../../protocol/src/index.ts";
import { AgentApi, browserEnvironment, Http } from "../../protocol/src/index.ts";

const browser = browserEnvironment();

/** Counts the answers that said our session has ended. */
export const refusals = signal(0);

/** Whether the last call was answered at all. */
export const reachable = signal(true);

export const environment: Environment = {
  ...browser,
  async fetch(url, init) {
    try {
      const response = await browser.fetch(url, init);
      reachable.value = true;
      if (response.status === 401) refusals.value += 1;
      return response;
    } catch (error) {
      reachable.value = false;
      throw error;
    }
  },
};

export const api = new AgentApi(new Http(environment, "", undefined, "same-origin"));
