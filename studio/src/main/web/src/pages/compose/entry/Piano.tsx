import { keyAt } from "../../../music/bars";
import { pitchName } from "../../../music/key";
import type { Version } from "../../../api/client";
import { PIANO } from "./keys";

const LETTERS: Readonly<Record<string, string>> = { Semicolon: ";" };
const DARK = new Set([1, 3, 6, 8, 10]);

interface Props {
  version: Version;
  octave: number;
  held: ReadonlySet<number>;
  onPress: (pitch: number) => void;
  onRelease: (pitch: number) => void;
}

/** The keys of a piano with the letters that play them. */
export function Piano({ version, octave, held, onPress, onRelease }: Props) {
  return (
    <div class="keys">
      {Object.entries(PIANO).map(([code, above]) => {
        const pitch = 12 * (octave + 1) + above;
        return (
          <button key={code} type="button" tabIndex={-1} class={`key ${DARK.has(above % 12) ? "dark" : "light"}${held.has(pitch) ? " held" : ""}`}
            aria-label={pitchName(keyAt(version, "0"), pitch)}
            onPointerDown={(event) => { event.preventDefault(); event.currentTarget.setPointerCapture(event.pointerId); onPress(pitch); }}
            onPointerUp={() => onRelease(pitch)} onPointerCancel={() => onRelease(pitch)}
            onClick={(event) => { if (event.detail === 0) { onPress(pitch); onRelease(pitch); } }}>
            <span aria-hidden="true">{LETTERS[code] ?? code.replace("Key", "")}</span>
          </button>
        );
      })}
    </div>
  );
}
