// The calls of the console. Same host, session cookie.

import type {
  AcceptInvitation,
  AgentItem,
  AskForLink,
  AssignTo,
  AuditEntry,
  BotConfig,
  BotDefinition,
  BotItem,
  Changed,
  ChangePerson,
  Conversation,
  Counts,
  EditContact,
  EventsPage,
  InvitationItem,
  Items,
  LogEntry,
  Me,
  NewBot,
  NewInvitation,
  NewQueue,
  NewSite,
  NoticeItem,
  PatchMe,
  PatchQueue,
  PatchSite,
  PersonItem,
  PublishedBot,
  PutDraft,
  QueueConfig,
  QueueItem,
  Row,
  SendMessage,
  Sent,
  SessionItem,
  ShownInvitation,
  SiteConfig,
  StartedSession,
  StartSession,
  Status,
  Ticket,
  TransferTo,
  WriteComment,
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
    return this.http.call("POST", "/v1/auth/links", { email } satisfies AskForLink);
  }

  signIn(proof: StartSession): Promise<StartedSession> {
    return this.http.call("POST", "/v1/auth/sessions", proof);
  }

  sessions(): Promise<Items<SessionItem>> {
    return this.http.call("GET", "/v1/auth/sessions");
  }

  /** A session's id, `current` or `others`. */
  endSession(session: string): Promise<void> {
    return this.http.call("DELETE", `/v1/auth/sessions/${session}`, {});
  }

  me(): Promise<Me> {
    return this.http.call("GET", "/v1/me");
  }

  changeMe(change: PatchMe): Promise<Me> {
    return this.http.call("PATCH", "/v1/me", change);
  }

  /** Lets mails go to the own address again. */
  liftSuppression(): Promise<Me> {
    return this.http.call("DELETE", "/v1/me/suppression", {});
  }

  ticket(): Promise<Ticket> {
    return this.http.call("POST", "/v1/tickets", {});
  }

  queues(): Promise<Items<QueueItem>> {
    return this.http.call("GET", "/v1/queues");
  }

  agents(): Promise<Items<AgentItem>> {
    return this.http.call("GET", "/v1/agents");
  }

  conversations({ status, ...filter }: RowFilter): Promise<Items<Row>> {
    return this.http.call("GET", `/v1/conversations${query({ status: status?.join(","), ...filter })}`);
  }

  counts(): Promise<Counts> {
    return this.http.call("GET", "/v1/conversations/counts");
  }

  conversation(conversation: string): Promise<Conversation> {
    return this.http.call("GET", `/v1/conversations/${conversation}`);
  }

  events(conversation: string, page: PageOf): Promise<EventsPage> {
    return this.http.call("GET", `/v1/conversations/${conversation}/events${query({ ...page })}`);
  }

  /** What became of the mails that were to tell this agent of it. */
  notices(conversation: string): Promise<Items<NoticeItem>> {
    return this.http.call("GET", `/v1/conversations/${conversation}/notices`);
  }

  sendMessage(conversation: string, message: SendMessage): Promise<Sent> {
    return this.http.call("POST", `/v1/conversations/${conversation}/messages`, message);
  }

  sendNote(conversation: string, note: SendMessage): Promise<Sent> {
    return this.http.call("POST", `/v1/conversations/${conversation}/notes`, note);
  }

  act(conversation: string, action: PlainAction): Promise<Changed> {
    return this.http.call("POST", `/v1/conversations/${conversation}/${action}`, {});
  }

  assign(conversation: string, agent: string): Promise<Changed> {
    return this.http.call("POST", `/v1/conversations/${conversation}/assign`, { agent } satisfies AssignTo);
  }

  transfer(conversation: string, queue: string): Promise<Changed> {
    return this.http.call("POST", `/v1/conversations/${conversation}/transfer`, { queue } satisfies TransferTo);
  }

  /** Takes the words of an event out of the log, for good. */
  redact(conversation: string, seq: number): Promise<Changed> {
    return this.http.call("POST", `/v1/conversations/${conversation}/events/${seq}/redact`, {});
  }

  editContact(conversation: string, edit: EditContact): Promise<Conversation> {
    return this.http.call("PATCH", `/v1/conversations/${conversation}/contact`, edit);
  }

  queueLog(queue: string, cursor?: string): Promise<Items<LogEntry>> {
    return this.http.call("GET", `/v1/queues/${queue}/log${query({ cursor })}`);
  }

  comment(queue: string, entry: string, text: string): Promise<LogEntry> {
    return this.http.call("POST", `/v1/queues/${queue}/log/${entry}/comments`, { text } satisfies WriteComment);
  }

  // People and invitations

  people(site: string): Promise<Items<PersonItem>> {
    return this.http.call("GET", `/v1/sites/${site}/people`);
  }

  /** Changes a person as they were read: refused as `overtaken` when somebody else changed them since. */
  changePerson(site: string, { agent, version }: Pick<PersonItem, "agent" | "version">, change: ChangePerson): Promise<PersonItem> {
    return this.http.call("PATCH", `/v1/sites/${site}/people/${agent}`, change, ifMatch(version));
  }

  invitations(site: string): Promise<Items<InvitationItem>> {
    return this.http.call("GET", `/v1/sites/${site}/invitations`);
  }

  /** A second invitation of one address replaces the first. */
  invite(site: string, invitation: NewInvitation): Promise<InvitationItem> {
    return this.http.call("POST", `/v1/sites/${site}/invitations`, invitation);
  }

  /** A new link; the earlier one stops working. */
  resendInvitation(site: string, invitation: string): Promise<InvitationItem> {
    return this.http.call("POST", `/v1/sites/${site}/invitations/${invitation}/resend`, {});
  }

  /** Ends every session of somebody who is at the site, in all sites. */
  endSessionsOf(site: string, agent: string): Promise<void> {
    return this.http.call("DELETE", `/v1/sites/${site}/people/${agent}/sessions`, {});
  }

  withdrawInvitation(site: string, invitation: string): Promise<void> {
    return this.http.call("DELETE", `/v1/sites/${site}/invitations/${invitation}`, {});
  }

  /** What the link of an invitation is to. Uses nothing up. */
  shownInvitation(token: string): Promise<ShownInvitation> {
    return this.http.call("POST", "/v1/invitations", { token });
  }

  /** Takes an invitation and signs in. */
  acceptInvitation(acceptance: AcceptInvitation): Promise<StartedSession> {
    return this.http.call("POST", "/v1/invitations/accept", acceptance);
  }

  // Setting up: a change names the version that it was made from, and is `overtaken` when somebody else was faster.

  sites(): Promise<Items<SiteConfig>> {
    return this.http.call("GET", "/v1/sites");
  }

  addSite(site: NewSite): Promise<SiteConfig> {
    return this.http.call("POST", "/v1/sites", site);
  }

  site(site: string): Promise<SiteConfig> {
    return this.http.call("GET", `/v1/sites/${site}`);
  }

  changeSite(site: string, version: number, change: PatchSite): Promise<SiteConfig> {
    return this.http.call("PATCH", `/v1/sites/${site}`, change, ifMatch(version));
  }

  queuesOfSite(site: string): Promise<Items<QueueConfig>> {
    return this.http.call("GET", `/v1/sites/${site}/queues`);
  }

  addQueue(site: string, queue: NewQueue): Promise<QueueConfig> {
    return this.http.call("POST", `/v1/sites/${site}/queues`, queue);
  }

  queue(queue: string): Promise<QueueConfig> {
    return this.http.call("GET", `/v1/queues/${queue}`);
  }

  changeQueue(queue: string, version: number, change: PatchQueue): Promise<QueueConfig> {
    return this.http.call("PATCH", `/v1/queues/${queue}`, change, ifMatch(version));
  }

  removeQueue(queue: string): Promise<void> {
    return this.http.call("DELETE", `/v1/queues/${queue}`, {});
  }

  // Light-bots

  bots(site: string): Promise<Items<BotItem>> {
    return this.http.call("GET", `/v1/sites/${site}/bots`);
  }

  addBot(site: string, bot: NewBot): Promise<BotConfig> {
    return this.http.call("POST", `/v1/sites/${site}/bots`, bot);
  }

  bot(site: string, bot: string): Promise<BotConfig> {
    return this.http.call("GET", `/v1/sites/${site}/bots/${bot}`);
  }

  putDraft(site: string, bot: string, version: number, definition: BotDefinition): Promise<BotConfig> {
    return this.http.call("PUT", `/v1/sites/${site}/bots/${bot}/draft`, { definition } satisfies PutDraft, ifMatch(version));
  }

  /** The draft of this version, if nothing is wrong with it. */
  publishBot(site: string, bot: string, version: number): Promise<BotConfig> {
    return this.http.call("POST", `/v1/sites/${site}/bots/${bot}/publish`, {}, ifMatch(version));
  }

  /** A version that was published. It never changes. */
  botVersion(site: string, bot: string, published: number): Promise<PublishedBot> {
    return this.http.call("GET", `/v1/sites/${site}/bots/${bot}/versions/${published}`);
  }

  removeBot(site: string, bot: string): Promise<void> {
    return this.http.call("DELETE", `/v1/sites/${site}/bots/${bot}`, {});
  }

  /** Who changed what, the newest first, from before this entry on. */
  audit(site: string, before?: string): Promise<Items<AuditEntry>> {
    return this.http.call("GET", `/v1/sites/${site}/audit${query({ before })}`);
  }
}

/** The change is made from this version, or not at all. */
const ifMatch = (version: number) => ({ "if-match": `"${version}"` });
