import { useId, useRef } from "preact/hooks";
import type { Version } from "../../../api/client";
import { barsOf } from "../../../music/bars";
import { quarters } from "../../../music/time";
import { useWidth } from "../../../views/useWidth";
import type { XRayWords } from "../../../words/xray";
import type { Explanation } from "./inquiry";
import { bits } from "./numbers";

const HEIGHT = 110;
const FOOT = 16;
const LEAST_TOP = 6;
const LEAST_QUARTER = 16;

interface Props {
  version: Version;
  explanation: Explanation;
  note: number | undefined;
  words: XRayWords;
  place(note: number): string;
  onNote(note: number): void;
}

/** How surprising each note was, over the whole piece. */
export function SurpriseCurve({ version, explanation, note, words, place, onNote }: Props) {
  const id = useId();
  const ground = useRef<HTMLDivElement>(null);
  const room = useWidth(ground) - 2;
  const length = quarters(version.length);
  const quarter = Math.max(LEAST_QUARTER, room / length);
  const { notes } = explanation;
  const top = Math.max(LEAST_TOP, ...notes.map((reason) => Math.max(reason.bits, reason.expected)));
  const width = length * quarter;
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 8);
  const spanOf = (number: number) => {
    const here = version.notes[number];
    return here ? [quarters(here.onset) * quarter, quarters(here.duration) * quarter] as const : [0, 0] as const;
  };
  const most = notes.reduce((one, other) => (other.bits > one.bits ? other : one), notes[0] ?? { note: 0, bits: 0 });
  const expected = notes.map((reason) => {
    const [x, wide] = spanOf(reason.note);
    return `M${x} ${y(reason.expected)}h${wide}`;
  });
  return (
    <figure class="surprise stack">
      <figcaption>
        <h3>{words.curve}</h3>
        <p class="soft" id={id}>{words.curveSays(bits(explanation.bits), bits(explanation.expected), place(most.note), bits(most.bits))}</p>
      </figcaption>
      <div class="surprise-ground" ref={ground} tabIndex={0} role="region" aria-label={words.curve}>
        <svg role="img" aria-label={words.curve} aria-describedby={id} width={width} height={HEIGHT + FOOT} viewBox={`0 0 ${width} ${HEIGHT + FOOT}`}>
          {[0, 2, 4, 6, 8, 10].filter((level) => level < top).map((level) => <line key={level} class="level" x1="0" x2={width} y1={y(level)} y2={y(level)} />)}
          {barsOf(version).map((bar) => (
            <g key={bar.start}>
              <line class="bar-line" x1={quarters(bar.start) * quarter} x2={quarters(bar.start) * quarter} y1="0" y2={HEIGHT} />
              <text x={quarters(bar.start) * quarter + 3} y={HEIGHT + FOOT - 3}>{bar.number}</text>
            </g>
          ))}
          {notes.map((reason) => {
            const [x, wide] = spanOf(reason.note);
            return (
              <g key={reason.note} class={reason.note === note ? "reason here" : "reason"} onClick={() => onNote(reason.note)}>
                <rect class="reach" x={x} y="0" width={wide} height={HEIGHT} />
                <rect class="of-pitch" x={x + 1} y={y(reason.bits)} width={Math.max(2, wide - 2)} height={HEIGHT - y(reason.bits)} rx="2" />
              </g>
            );
          })}
          <path class="expected" d={expected.join("")} />
        </svg>
      </div>
      <p class="soft">{words.curveMeans}</p>
      <details>
        <summary>{words.asTable}</summary>
        <div class="table" tabIndex={0} role="region" aria-label={words.asTable}>
          <table>
            <thead><tr><th scope="col">{words.place}</th><th scope="col">{words.bits}</th><th scope="col">{words.expected}</th></tr></thead>
            <tbody>
              {notes.map((reason) => (
                <tr key={reason.note}><th scope="row">{place(reason.note)}</th><td>{bits(reason.bits)}</td><td>{bits(reason.expected)}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
