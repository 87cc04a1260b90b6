import { describe, expect, it } from "vitest";
import type { WireContact } from "../../../protocol/src/index.ts";
import { editOf, isTyped, meanwhile, shown } from "./contact-draft.ts";

const aino: WireContact = { name: "Aino", email: "aino@visitor.example", phone: null, consent: null, suppressed: null };

describe("a draft of a contact", () => {
  it("shows what is known until something is typed, also when that changes", () => {
    expect([shown({}, aino, "name"), shown({}, aino, "phone")]).toEqual(["Aino", ""]);
    expect(shown({}, { ...aino, phone: "1234" }, "phone")).toBe("1234");
    expect(shown({ phone: { from: "", words: "" } }, { ...aino, phone: "1234" }, "phone")).toBe("");
  });

  it("sends only what was changed here", () => {
    expect(editOf({}, aino)).toEqual({});
    expect(isTyped(editOf({ name: { from: "Aino", words: "Aino " } }, aino))).toBe(false);
    expect(editOf({ name: { from: "Aino", words: " Aino Virtanen " }, phone: { from: "", words: "" } }, aino)).toEqual({
      name: "Aino Virtanen",
    });
    expect(editOf({ email: { from: "aino@visitor.example", words: "" } }, aino)).toEqual({ email: "" });
  });

  it("does not take back what somebody else wrote meanwhile into a field that was not changed here", () => {
    const now = { ...aino, name: "Aino Virtanen", phone: "1234" };
    const draft = { name: { from: "Aino", words: "Aino" }, phone: { from: "", words: "5678" } };
    expect(editOf(draft, now)).toEqual({ phone: "5678" });
  });

  it("says what somebody else wrote meanwhile into a field that is being changed here", () => {
    const draft = { name: { from: "Aino", words: "Aino K." } };
    expect(meanwhile(draft, aino, "name")).toBeNull();
    expect(meanwhile(draft, { ...aino, name: "Aino V." }, "name")).toBe("Aino V.");
    expect(meanwhile(draft, { ...aino, name: null }, "name")).toBe("");
    expect(meanwhile(draft, { ...aino, name: "Aino K." }, "name")).toBeNull();
    expect(meanwhile(draft, { ...aino, email: "other@visitor.example" }, "email")).toBeNull();
  });
});
