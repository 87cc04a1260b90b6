import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WireContact, WireNumbered } from "../src/index.ts";
import { correctedContact } from "../src/index.ts";
import { Server } from "./server.ts";

const NOBODY: WireContact = {
  name: null,
  email: null,
  phone: null,
  consent: { version: "2", language: "fi", at: "2026-11-20T10:00:00.000Z" },
  suppressed: null,
};

const field = fc.constantFrom(null, "one", "two");
const correction = fc.record({ name: field, email: field, phone: field });

describe("a contact", () => {
  it("that is stale and the events after it make a fresh one", () => {
    const edits = fc.array(fc.option(correction, { nil: "message" as const }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(edits, fc.nat(), fc.nat(), (all, staleAt, heldFrom) => {
        const server = new Server();
        const versions = [NOBODY];
        for (const edit of all) {
          if (edit === "message") server.agentSays("hello");
          else server.append({ type: "contact", ...edit, by: "Aino" });
          versions.push({ ...(versions.at(-1) as WireContact), ...(edit !== "message" && edit) });
        }
        const seq = staleAt % versions.length;
        const stale = versions[seq] as WireContact;
        // The log on screen may begin anywhere before what came after the snapshot.
        const held = server.events.slice(heldFrom % (seq + 1));
        expect(correctedContact(stale, seq, held)).toEqual(versions.at(-1));
      }),
    );
  });

  it("keeps what is known of an address only as long as it is the same", () => {
    const suppressed = { reason: "bounce", since: "2026-11-20T10:00:00.000Z" } as const;
    const contact: WireContact = { ...NOBODY, email: "aino@visitor.example", suppressed };
    const says = (email: string): WireNumbered[] => [new Server().append({ type: "contact", name: "Aino", email, phone: null, by: null })];
    expect(correctedContact(contact, 0, says("aino@visitor.example")).suppressed).toEqual(suppressed);
    expect(correctedContact(contact, 0, says("aino.k@visitor.example")).suppressed).toBeNull();
  });
});
