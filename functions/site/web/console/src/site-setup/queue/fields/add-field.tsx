// One more field: one that we know, while the form does not have it, or one of any kind.

import { Plus } from "lucide-preact";
import type { WireField } from "../../../../../protocol/src/index.ts";
import { Menu, MenuItem } from "../../../parts/menu.tsx";
import { text } from "../../../texts.ts";
import { say } from "../../words.ts";
import type { Ours } from "./field-list.ts";
import { emptyField, kinds, ours } from "./field-list.ts";
import { kindWords } from "./field-words.ts";

interface AddProps {
  fields: readonly WireField[];
  /** The fields that we know and that this form can have. */
  offered: readonly Ours[];
  onAdd: (field: WireField) => void;
}

export function AddField({ fields, offered, onAdd }: AddProps) {
  const absent = offered.filter((name) => !fields.some((field) => field.name === name));
  const button = (
    <>
      <Plus size={16} aria-hidden="true" />
      {say("fields-add")}
    </>
  );
  return (
    <Menu label={say("fields-add")} button={button} buttonClass="button fields-add" sheetClass="menu-sheet-start">
      {absent.map((name) => (
        <MenuItem key={name} onChoose={() => onAdd(emptyField(ours[name], name))}>
          {say("fields-add-ours", { name: text(`answer-${name}`) })}
        </MenuItem>
      ))}
      {kinds.map((kind) => (
        <MenuItem key={kind} onChoose={() => onAdd(emptyField(kind))}>
          {kindWords(kind)}
        </MenuItem>
      ))}
    </Menu>
  );
}
