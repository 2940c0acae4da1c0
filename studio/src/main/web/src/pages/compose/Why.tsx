import { useState } from "preact/hooks";
import type { Piece, Version } from "../../api/client";
import { placeAt, placesOf } from "../../music/places";
import { compose } from "../../words/compose";
import { operate } from "./doing";
import { history, selection } from "./sitting";
import { hear } from "./Views";
import { askedLast } from "./xray/asked";
import { XRay } from "./xray/XRay";

/** The note that is meant: the one chosen, else the one at the cursor. */
function meant(version: Version): string | undefined {
  const { notes, cursor } = selection.value;
  return notes[0] ?? placesOf(version)[placeAt(version, cursor)]?.note?.id;
}

/** What the model made of the notes, once somebody asks. */
export function Why({ piece, version, editable }: { piece: Piece; version: Version; editable: boolean }) {
  const [open, setOpen] = useState(false);
  const choose = (id: string) => {
    const note = version.notes.find((each) => each.id === id);
    if (note !== undefined) {
      selection.value = { cursor: note.onset, notes: [id] };
    }
  };
  return (
    <details class="panel why no-print" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{compose().xray}</summary>
      {open && (
        <XRay piece={piece} version={version} note={meant(version)} {...askedLast(history.value)} onNote={choose} onHear={hear}
          onSwap={editable ? (operation) => void operate([operation]) : undefined} />
      )}
    </details>
  );
}
