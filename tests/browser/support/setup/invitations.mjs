// Invitations, as they arrive by mail.

import { eventually } from "../conditions.mjs";

const LINK = /http\S+\/invitation#token=[\w.-]+/;

/** Waits for the latest invitation to an address, behind the first so many mails, and gives its link. */
export function invitationTo(stack, address, after = 0) {
  return eventually(`an invitation to ${address}`, async () => {
    const mails = (await stack.mails()).slice(after).filter(({ to, text }) => to.includes(address) && LINK.test(text));
    return mails.length > 0 && LINK.exec(mails.at(-1).text)[0];
  });
}

/** Invites somebody by the API and gives the link in the mail. */
export async function invite(agent, email, { site = "demo", role = "agent", queues = ["support"], language = "en" } = {}) {
  const before = (await agent.stack.mails()).length;
  await agent.call("POST", `/v1/sites/${site}/invitations`, { email, role, queues, language });
  return invitationTo(agent.stack, email, before);
}
