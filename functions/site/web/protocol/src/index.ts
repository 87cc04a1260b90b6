// The client library of Doorbell. See README.md.

export type { ClientApi, ClientOptions } from "./client.ts";
export { Client } from "./client.ts";
export type { ConnectionState } from "./connection/connection.ts";
export { correctedContact } from "./conversation/contact.ts";
export type { Delivery } from "./conversation/conversation.ts";
export { Conversation } from "./conversation/conversation.ts";
export { ConversationLog } from "./conversation/log.ts";
export type { Claims, Environment, Socket, Store, Timer } from "./environment.ts";
export { browserEnvironment, randomId } from "./environment.ts";
export type { PlainAction, RowFilter } from "./http/agent-api.ts";
export { AgentApi } from "./http/agent-api.ts";
export { Http } from "./http/http.ts";
export type { Code } from "./http/problem.ts";
export { isPassing, Problem } from "./http/problem.ts";
export type { PageOf } from "./http/visitor-api.ts";
export { VisitorApi } from "./http/visitor-api.ts";
export type { TextPart } from "./links.ts";
export { linked } from "./links.ts";
export { browserClaims } from "./outbox/claims.ts";
export type { Outgoing } from "./outbox/outgoing.ts";
export { browserStore, keysOf, memoryStore, readJson } from "./storage.ts";
export * from "./types.ts";
