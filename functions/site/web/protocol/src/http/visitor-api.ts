// The calls of the widget.

import type {
  EventsPage,
  Language,
  OpenConversation,
  OpenedConversation,
  SendMessage,
  Sent,
  SiteSettings,
  SubmitForm,
  Ticket,
  VisitorSession,
} from "../types.ts";
import type { Http } from "./http.ts";
import { query } from "./http.ts";

/** Where in a log a page of events begins: after a number, before a number, or neither for the newest page. */
export interface PageOf {
  after?: number;
  before?: number;
}

/** Calls on the visitor's host. */
export class VisitorApi {
  constructor(readonly http: Http) {}

  site(site: string, language: Language | undefined): Promise<SiteSettings> {
    return this.http.call("GET", `/v1/sites/${site}${query({ language })}`);
  }

  /** The key makes a repeat harmless: keep it until an answer comes. */
  submit(site: string, key: string, submission: SubmitForm): Promise<OpenedConversation> {
    return this.http.call("POST", `/v1/sites/${site}/submissions`, submission, { "idempotency-key": key });
  }

  createVisitor(site: string): Promise<VisitorSession> {
    return this.http.call("POST", `/v1/sites/${site}/visitors`, {});
  }

  /** Ends the token. */
  endVisit(): Promise<void> {
    return this.http.call("DELETE", "/v1/visitor/session", {});
  }

  ticket(): Promise<Ticket> {
    return this.http.call("POST", "/v1/visitor/tickets", {});
  }

  createConversation(request: OpenConversation): Promise<OpenedConversation> {
    return this.http.call("POST", "/v1/visitor/conversations", request);
  }

  events(conversation: string, page: PageOf): Promise<EventsPage> {
    return this.http.call("GET", `/v1/visitor/conversations/${conversation}/events${query({ ...page })}`);
  }

  sendMessage(conversation: string, message: SendMessage): Promise<Sent> {
    return this.http.call("POST", `/v1/visitor/conversations/${conversation}/messages`, message);
  }
}
