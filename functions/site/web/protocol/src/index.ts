// The client library of Doorbell. See README.md.

export type { ClientApi, ClientOptions } from "./client.ts";
export { Client } from "./client.ts";
export type { ConnectionState } from "./connection/connection.ts";
export { mailLink, phoneLink } from "./contact-links.ts";
export { correctedContact } from "./conversation/contact.ts";
export type { Delivery } from "./conversation/live-conversation.ts";
export { LiveConversation } from "./conversation/live-conversation.ts";
export { ConversationLog } from "./conversation/log.ts";
export type { Environment, Socket, Store, TabLocks, Timer } from "./environment.ts";
export { browserEnvironment, randomId } from "./environment.ts";
export type { PlainAction, RowFilter } from "./http/agent-api.ts";
export { AgentApi } from "./http/agent-api.ts";
export { ConversationCalls } from "./http/conversation-calls.ts";
export { Http } from "./http/http.ts";
export type { FailureCode } from "./http/problem.ts";
export { isRetryable, Problem } from "./http/problem.ts";
export type { PageOf } from "./http/visitor-api.ts";
export { VisitorApi } from "./http/visitor-api.ts";
export type { Outgoing } from "./outbox/outgoing.ts";
export { browserTabLocks } from "./outbox/tab-locks.ts";
export { browserStore, keysOf, memoryStore, readJson } from "./storage.ts";
export type { TextPart } from "./text-links.ts";
export { splitLinks } from "./text-links.ts";
export * from "./types.ts";
