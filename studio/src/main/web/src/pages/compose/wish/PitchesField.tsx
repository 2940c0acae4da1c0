import { key } from "../../../music/key";
import { wishes } from "../../../words/wish";
import { wish, wishFor } from "./kept";
import { FaultText } from "./fields";

const SHARP = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"] as const;
const FLAT = ["C", "Db", "D", "Eb", "E", "F", "Gb", "G", "Ab", "A", "Bb", "B"] as const;

/** The pitch classes as the key that is wished for spells them. */
function names(): readonly string[] {
  const { tonic, mode } = wish.value;
  return tonic !== "" && key(`${tonic} ${mode}`).signature < 0 ? FLAT : SHARP;
}

/** The five tones of a pentatonic scale on the tonic: that of the minor where the key is one. */
function pentatonic(): string[] {
  const { tonic, mode } = wish.peek();
  const scale = key(`${tonic || "C"} ${mode}`).scale;
  const minor = ["minor", "dorian", "phrygian", "locrian"].includes(mode);
  const degrees = scale.length === 5 ? [0, 1, 2, 3, 4] : minor ? [0, 2, 3, 4, 6] : [0, 1, 2, 4, 5];
  return degrees.map((degree) => names()[scale[degree] ?? 0] ?? "C");
}

/** Which pitches there may be, in any octave. */
export function PitchesField({ fault }: { fault: boolean }) {
  const words = wishes();
  const { pitches } = wish.value;
  const chosen = new Set(pitches.map((name) => SHARP.indexOf(name as never) + 1 || FLAT.indexOf(name as never) + 1));
  const toggle = (at: number) => {
    const next = chosen.has(at + 1) ? [...chosen].filter((each) => each !== at + 1) : [...chosen, at + 1];
    wishFor({ pitches: next.sort((one, other) => one - other).map((each) => names()[each - 1] ?? "C") });
  };
  return (
    <fieldset class="field half" aria-describedby={fault ? "pitches-fault" : undefined}>
      <legend>{words.pitches}</legend>
      <div class="row tight pitches">
        {names().map((name, at) => (
          <button key={at} type="button" aria-pressed={chosen.has(at + 1)} onClick={() => toggle(at)}>{name.replace("#", "♯").replace("b", "♭")}</button>
        ))}
      </div>
      <div class="row tight">
        <button type="button" onClick={() => wishFor({ pitches: pentatonic() })}>{words.pentatonic}</button>
        <button type="button" disabled={pitches.length === 0} onClick={() => wishFor({ pitches: [] })}>{words.allPitches}</button>
      </div>
      <FaultText id="pitches-fault" fault={fault ? "pitches" : undefined} />
    </fieldset>
  );
}
