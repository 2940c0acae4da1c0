import { ORIGINS } from "../../views/origin";
import { useOriginFill } from "../../views/OriginPatterns";
import { inspect } from "../../words/inspect";
import { music } from "../../words/music";
import type { Inspection } from "./findings";
import { Scroll } from "./Scroll";

type Bar = NonNullable<Inspection["contribution"]>["bars"][number];

const COLUMN = 30;
const HEIGHT = 120;
const FOOT = 20;

/** Bar by bar, how many notes are from where; as a chart and as a table. */
export function Bars({ bars }: { bars: readonly Bar[] }) {
  const words = inspect();
  return (
    <div class="stack">
      <BarChart bars={bars} />
      <details>
        <summary>{words.table}</summary>
        <Scroll label={words.sections.bars}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.bar}</th>
                <th scope="col" class="number">{words.total}</th>
                {ORIGINS.map((origin) => <th key={origin} scope="col" class="number">{music().origin[origin]}</th>)}
                <th scope="col" class="number">{words.enteredBits}</th>
                <th scope="col" class="number">{words.editedBits}</th>
              </tr>
            </thead>
            <tbody>
              {bars.map((bar) => (
                <tr key={bar.from}>
                  <th scope="row">{bar.bar}</th>
                  <td class="number">{bar.notes.length}</td>
                  {ORIGINS.map((origin) => <td key={origin} class="number">{bar.origins[origin] ?? 0}</td>)}
                  <td class="number">{bits(bar.entry)}</td>
                  <td class="number">{bits(bar.edit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </div>
  );
}

function bits(figure: Bar["entry"]): string {
  if (figure.known === 0) {
    return figure.unknown > 0 ? inspect().unknown : "0";
  }
  return figure.bits.toFixed(1);
}

function BarChart({ bars }: { bars: readonly Bar[] }) {
  const fill = useOriginFill();
  const most = Math.max(1, ...bars.map((bar) => bar.notes.length));
  return (
    <Scroll label={inspect().sections.bars}>
      <svg class="bar-chart" width={bars.length * COLUMN + 8} height={HEIGHT + FOOT} role="img" aria-label={inspect().chart(bars.length)}>
        {fill.patterns()}
        <line class="base" x1="0" x2={bars.length * COLUMN + 8} y1={HEIGHT} y2={HEIGHT} />
        {bars.map((bar, index) => (
          <BarColumn key={bar.from} bar={bar} x={index * COLUMN + 6} unit={(HEIGHT - 16) / most} fill={fill.of} />
        ))}
      </svg>
    </Scroll>
  );
}

function BarColumn({ bar, x, unit, fill }: { bar: Bar; x: number; unit: number; fill: ReturnType<typeof useOriginFill>["of"] }) {
  let top = HEIGHT;
  return (
    <g>
      {ORIGINS.map((origin) => {
        const height = (bar.origins[origin] ?? 0) * unit;
        top -= height;
        return height > 0 && <rect key={origin} class={`origin-${origin}`} x={x} y={top} width={COLUMN - 8} height={height} fill={fill(origin)} />;
      })}
      <text class="count" x={x + (COLUMN - 8) / 2} y={top - 4}>{bar.notes.length}</text>
      <text x={x + (COLUMN - 8) / 2} y={HEIGHT + 15}>{bar.bar}</text>
    </g>
  );
}
