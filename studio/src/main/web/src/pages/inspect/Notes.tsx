import { useState } from "preact/hooks";
import { PianoRoll } from "../../views/PianoRoll";
import { NOTHING } from "../../views/selection";
import { inspect } from "../../words/inspect";
import type { Inspection } from "./findings";
import { Legend } from "./People";

/** Which notes are from whom. */
export function Notes({ inspection }: { inspection: Inspection }) {
  const [selection, setSelection] = useState(NOTHING);
  if (!inspection.score) {
    return <p class="soft">{inspect().noNotes}</p>;
  }
  return (
    <div class="stack">
      <Legend inspection={inspection} />
      <PianoRoll version={inspection.score} selection={selection} onSelect={setSelection} />
    </div>
  );
}
