// The calls of the console. Same host, session cookie.

import type {
  AgentRow,
  AssignRequest,
  CommentRequest,
  Contact,
  ContactEdit,
  ConversationDetails,
  Counts,
  EventsPage,
  LinkRequest,
  List,
  LogEntry,
  Me,
  MeChange,
  MessageRequest,
  MessageStored,
  QueueOfAgent,
  Row,
  Session,
  SessionRequest,
  SessionStarted,
  Status,
  Ticket,
  TransferRequest,
} from "../types.ts";
import type { Http } from "./http.ts";
import { query } from "./http.ts";
import type { PageOf } from "./visitor-api.ts";

/** Which rows of the list are wanted. */
export interface RowFilter {
  status?: Status[];
  queue?: string;
  agent?: string;
  sort?: "waiting";
  cursor?: string;
}

/** A change of a conversation that needs nothing but its name. */
export type PlainAction = "reply" | "join" | "leave" | "resolve" | "reopen" | "trash" | "restore";

/** Calls on the console's host. */
export class AgentApi {
  constructor(private readonly http: Http) {}

  requestLink(email: string): Promise<void> {
    return this.http.call("POST", "/v1/auth/links", { email } satisfies LinkRequest);
  }

  signIn(proof: SessionRequest): Promise<SessionStarted> {
    return this.http.call("POST", "/v1/auth/sessions", proof);
  }

  sessions(): Promise<List<Session>> {
    return this.http.call("GET", "/v1/auth/sessions");
  }

  /** A session's id, `current` or `others`. */
  endSession(session: string): Promise<void> {
    return this.http.call("DELETE", `/v1/auth/sessions/${session}`, {});
  }

  me(): Promise<Me> {
    return this.http.call("GET", "/v1/me");
  }

  changeMe(change: MeChange): Promise<Me> {
    return this.http.call("PATCH", "/v1/me", change);
  }

  /** Lets mails go to the own address again. */
  liftSuppression(): Promise<Me> {
    return this.http.call("DELETE", "/v1/me/suppression", {});
  }

  ticket(): Promise<Ticket> {
    return this.http.call("POST", "/v1/tickets", {});
  }

  queues(): Promise<List<QueueOfAgent>> {
    return this.http.call("GET", "/v1/queues");
  }

  agents(): Promise<List<AgentRow>> {
    return this.http.call("GET", "/v1/agents");
  }

  conversations({ status, ...filter }: RowFilter): Promise<List<Row>> {
    return this.http.call("GET", `/v1/conversations${query({ status: status?.join(","), ...filter })}`);
  }

  counts(): Promise<Counts> {
    return this.http.call("GET", "/v1/conversations/counts");
  }

  conversation(conversation: string): Promise<ConversationDetails> {
    return this.http.call("GET", `/v1/conversations/${conversation}`);
  }

  events(conversation: string, page: PageOf): Promise<EventsPage> {
    return this.http.call("GET", `/v1/conversations/${conversation}/events${query({ ...page })}`);
  }

  sendMessage(conversation: string, message: MessageRequest): Promise<MessageStored> {
    return this.http.call("POST", `/v1/conversations/${conversation}/messages`, message);
  }

  sendNote(conversation: string, note: MessageRequest): Promise<MessageStored> {
    return this.http.call("POST", `/v1/conversations/${conversation}/notes`, note);
  }

  act(conversation: string, action: PlainAction): Promise<void> {
    return this.http.call("POST", `/v1/conversations/${conversation}/${action}`, {});
  }

  assign(conversation: string, agent: string): Promise<void> {
    return this.http.call("POST", `/v1/conversations/${conversation}/assign`, { agent } satisfies AssignRequest);
  }

  transfer(conversation: string, queue: string): Promise<void> {
    return this.http.call("POST", `/v1/conversations/${conversation}/transfer`, { queue } satisfies TransferRequest);
  }

  /** Takes the words of an event out of the log, for good. */
  redact(conversation: string, seq: number): Promise<void> {
    return this.http.call("POST", `/v1/conversations/${conversation}/events/${seq}/redact`, {});
  }

  editContact(conversation: string, edit: ContactEdit): Promise<Contact> {
    return this.http.call("PATCH", `/v1/conversations/${conversation}/contact`, edit);
  }

  queueLog(queue: string, cursor?: string): Promise<List<LogEntry>> {
    return this.http.call("GET", `/v1/queues/${queue}/log${query({ cursor })}`);
  }

  comment(queue: string, entry: string, text: string): Promise<LogEntry> {
    return this.http.call("POST", `/v1/queues/${queue}/log/${entry}/comments`, { text } satisfies CommentRequest);
  }
}
