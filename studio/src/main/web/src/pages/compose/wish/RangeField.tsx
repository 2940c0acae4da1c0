import { useRef } from "preact/hooks";
import { key, pitchName } from "../../../music/key";
import { wishes } from "../../../words/wish";
import { SelectField } from "./fields";
import { wish, wishFor } from "./kept";
import { type End, type Ends, HIGHEST, LOWEST, nearer, octaveFrom, pulled } from "./range";

const DARK = new Set([1, 3, 6, 8, 10]);
const PITCHES = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, at) => LOWEST + at);
const LIGHT = PITCHES.filter((pitch) => !DARK.has(pitch % 12));
const [WIDTH, HEIGHT] = [12, 40];

/** The pitches that a range can end at, as the key spells them. */
function Pitches() {
  const { tonic, mode } = wish.value;
  const inKey = key(`${tonic || "C"} ${mode}`);
  return <>{[...PITCHES].reverse().map((pitch) => <option key={pitch} value={String(pitch)}>{pitchName(inKey, pitch)}</option>)}</>;
}

function ends({ lowest, highest }: { lowest: string; highest: string }): Ends | undefined {
  return lowest === "" || highest === "" ? undefined : { lowest: Number(lowest), highest: Number(highest) };
}

/** The keys of a piano to pull a range over; what it does the lists beside it do too. */
function Keys() {
  const now = ends(wish.value);
  const held = useRef<End | undefined>(undefined);
  const pull = (event: PointerEvent) => {
    const pressed = document.elementFromPoint(event.clientX, event.clientY)?.getAttribute("data-pitch");
    if (pressed == null) {
      return;
    }
    const before = ends(wish.peek()) ?? octaveFrom(Number(pressed));
    held.current ??= nearer(before, Number(pressed));
    const { lowest, highest } = ends(wish.peek()) === undefined ? before : pulled(before, held.current, Number(pressed));
    wishFor({ lowest: String(lowest), highest: String(highest) });
  };
  const inside = (pitch: number) => (now !== undefined && pitch >= now.lowest && pitch <= now.highest ? " inside" : "");
  return (
    <svg class="range-keys" viewBox={`0 0 ${LIGHT.length * WIDTH} ${HEIGHT}`} aria-hidden="true"
      onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); held.current = undefined; pull(event); }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && pull(event)}>
      {LIGHT.map((pitch, at) => <rect key={pitch} data-pitch={pitch} class={`light${inside(pitch)}`} x={at * WIDTH} width={WIDTH} height={HEIGHT} />)}
      {PITCHES.filter((pitch) => DARK.has(pitch % 12)).map((pitch) => (
        <rect key={pitch} data-pitch={pitch} class={`dark${inside(pitch)}`} x={LIGHT.filter((light) => light < pitch).length * WIDTH - 3.5} width={7} height={HEIGHT * 0.6} />
      ))}
      {LIGHT.map((pitch, at) => pitch % 12 === 0 && <text key={pitch} x={at * WIDTH + WIDTH / 2} y={HEIGHT - 3}>{`C${pitch / 12 - 1}`}</text>)}
    </svg>
  );
}

/** Between which pitches the melody stays. */
export function RangeField({ isWrong }: { isWrong: boolean }) {
  const words = wishes();
  return (
    <>
      <SelectField name="lowest" label={words.lowest} fault={isWrong ? "range" : undefined}><option value="">{words.open}</option><Pitches /></SelectField>
      <SelectField name="highest" label={words.highest}><option value="">{words.open}</option><Pitches /></SelectField>
      <div class="wide"><Keys /></div>
    </>
  );
}
