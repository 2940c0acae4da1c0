import { compose } from "../../../words/compose";
import { operate } from "../doing";
import { piece } from "../sitting";

const STEPS = [1, 2, 12] as const;

/** Moves the whole melody; heard and seen at once. */
export function Transpose({ onDone }: { onDone: () => void }) {
  const words = compose();
  const locked = (piece.value?.shown.locked.length ?? 0) > 0;
  const by = (semitones: number) => void operate([{ op: "transpose", semitones }]);
  return (
    <div class="rework panel" role="group" aria-label={words.transposeHeading} onKeyDown={(event) => event.key === "Escape" && onDone()}>
      <h3>{words.transposeHeading}</h3>
      {locked && <p class="fault" role="status">{words.transposeLocked}</p>}
      <div class="row tight">
        <span>{words.up}</span>
        {STEPS.map((step) => <button key={step} type="button" disabled={locked} aria-label={`${words.up}, ${words.semitones(step)}`} onClick={() => by(step)}>+ {words.semitones(step)}</button>)}
      </div>
      <div class="row tight">
        <span>{words.down}</span>
        {STEPS.map((step) => <button key={step} type="button" disabled={locked} aria-label={`${words.down}, ${words.semitones(step)}`} onClick={() => by(-step)}>− {words.semitones(step)}</button>)}
      </div>
      <button type="button" onClick={onDone}>{words.hide}</button>
    </div>
  );
}
