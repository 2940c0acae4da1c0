import { useId } from "preact/hooks";
import { trainingWords } from "../../../words/training";

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 36;
const FOOT = 24;

/** Held-out surprise after each epoch. */
export function LossCurve({ curve, epochs }: { curve: readonly number[]; epochs: number }) {
  const words = trainingWords();
  const id = useId();
  const top = Math.ceil(Math.max(...curve)) + 1;
  const bottom = Math.max(0, Math.floor(Math.min(...curve)) - 1);
  const x = (epoch: number) => LEFT + ((epoch - 1) / Math.max(1, epochs - 1)) * (WIDTH - LEFT - 10);
  const y = (bits: number) => 8 + ((top - bits) / (top - bottom)) * (HEIGHT - FOOT - 8);
  const levels = Array.from({ length: top - bottom + 1 }, (_, i) => bottom + i);
  const text = (bits: number | undefined) => (bits ?? 0).toFixed(1);
  return (
    <figure class="panel loss stack">
      <figcaption class="stack">
        <h2>{words.curve}</h2>
        <p class="soft">{words.curveMeans}</p>
        <p id={id}>{words.curveSays(text(curve[0]), text(curve.at(-1)), curve.length)}</p>
      </figcaption>
      <svg role="img" aria-label={words.curve} aria-describedby={id} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        {levels.map((bits) => (
          <g key={bits}>
            <line class="level" x1={LEFT} x2={WIDTH - 10} y1={y(bits)} y2={y(bits)} />
            <text x={LEFT - 8} y={y(bits) + 5} text-anchor="end">{bits}</text>
          </g>
        ))}
        {[1, 6, 12, 18, 24].filter((epoch) => epoch <= epochs).map((epoch) => <text key={epoch} x={x(epoch)} y={HEIGHT - 4} text-anchor="middle">{epoch}</text>)}
        <polyline points={curve.map((bits, i) => `${x(i + 1)},${y(bits)}`).join(" ")} />
        {curve.map((bits, i) => <circle key={i} cx={x(i + 1)} cy={y(bits)} r="4"><title>{words.axis(i + 1, text(bits))}</title></circle>)}
      </svg>
      <details>
        <summary>{words.asTable}</summary>
        <table>
          <thead><tr><th scope="col">{words.round}</th><th scope="col">{words.bits}</th></tr></thead>
          <tbody>{curve.map((bits, i) => <tr key={i}><th scope="row">{i + 1}</th><td>{bits.toFixed(2)}</td></tr>)}</tbody>
        </table>
      </details>
    </figure>
  );
}
