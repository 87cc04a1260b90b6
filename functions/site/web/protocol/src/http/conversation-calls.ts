// Calls that not every visitor comes to make; the widget loads them when somebody does.

import type { LeaveAddress, PlaceInLine, Rate } from "../types.ts";
import type { Http } from "./http.ts";

/** Calls of a visitor about one conversation. */
export class ConversationCalls {
  constructor(
    private readonly http: Http,
    private readonly conversation: string,
  ) {}

  place(): Promise<PlaceInLine> {
    return this.http.call("GET", this.#path("place"));
  }

  leaveAddress(address: LeaveAddress): Promise<void> {
    return this.http.call("PUT", this.#path("contact"), address);
  }

  end(): Promise<void> {
    return this.http.call("POST", this.#path("end"), {});
  }

  rate(rating: Rate): Promise<void> {
    return this.http.call("PUT", this.#path("rating"), rating);
  }

  #path(what: string): string {
    return `/v1/visitor/conversations/${this.conversation}/${what}`;
  }
}
