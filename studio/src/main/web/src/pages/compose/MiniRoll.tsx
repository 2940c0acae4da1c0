import type { ReadonlySignal } from "@preact/signals";
import type { Version } from "../../api/client";
import { barsOf } from "../../music/bars";
import { quarters } from "../../music/time";

const HEIGHT = 48;

function Cursor({ place, height }: { place: ReadonlySignal<number | undefined>; height: number }) {
  const at = place.value;
  return at === undefined ? null : <line class="cursor" x1={at} x2={at} y1="0" y2={height} />;
}

interface Props {
  version: Version;
  playing: ReadonlySignal<number | undefined>;
  /** How strongly each note is drawn, 0 to 1; all of them fully if nothing is said. */
  strengths?: readonly number[] | undefined;
}

/** A melody at a glance. What it says is said in words beside it. */
export function MiniRoll({ version, playing, strengths }: Props) {
  const pitches = version.notes.map((note) => note.pitch);
  const lowest = Math.min(...pitches) - 1;
  const span = Math.max(12, Math.max(...pitches) - lowest + 2);
  const row = HEIGHT / span;
  return (
    <svg class="mini" viewBox={`0 0 ${quarters(version.length)} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {barsOf(version).map((bar) => <line key={bar.start} class="bar" x1={quarters(bar.start)} x2={quarters(bar.start)} y1="0" y2={HEIGHT} />)}
      {version.notes.map((note, i) => (
        <rect key={note.id} class={`note ${note.origin}`} opacity={strengths?.[i]} x={quarters(note.onset)} width={quarters(note.duration) * 0.94}
          y={HEIGHT - (note.pitch - lowest + 1) * row} height={Math.max(2.4, row * 0.9)} />
      ))}
      <Cursor place={playing} height={HEIGHT} />
    </svg>
  );
}
