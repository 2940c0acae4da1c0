import { useRef, useState } from "preact/hooks";
import { announce } from "../../../app/announce";
import { wishes } from "../../../words/wish";
import { COLUMNS, drawn, FLAT, HIGHEST, keyed, LOWEST, placed, SHAPES } from "./contour";
import { wish, wishFor } from "./kept";

const [WIDTH, ROW] = [320, 9];
const HEIGHT = (HIGHEST - LOWEST + 1) * ROW;

function x(column: number): number {
  return ((column + 0.5) * WIDTH) / COLUMNS;
}

function y(step: number): number {
  return (HIGHEST - step + 0.5) * ROW;
}

function Picture({ points, column }: { points: readonly number[]; column: number }) {
  const isDrawn = wish.value.contour.length > 0;
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" class={isDrawn ? "drawn" : ""}>
      {[1, 8].map((tonic) => <line key={tonic} class="tonic" x1="0" x2={WIDTH} y1={y(tonic)} y2={y(tonic)} />)}
      {points.map((_, at) => <line key={at} class="column" x1={(at * WIDTH) / COLUMNS} x2={(at * WIDTH) / COLUMNS} y1="0" y2={HEIGHT} />)}
      <polyline points={points.map((step, at) => `${x(at)},${y(step)}`).join(" ")} />
      {points.map((step, at) => <circle key={at} class={at === column ? "current" : ""} cx={x(at)} cy={y(step)} r="5" />)}
    </svg>
  );
}

/** The course of the melody, drawn by mouse, finger or keys. */
export function ContourField() {
  const words = wishes();
  const { contour } = wish.value;
  const points = contour.length === COLUMNS ? contour : FLAT;
  const [column, setColumn] = useState(0);
  const hand = useRef<{ column: number; step: number } | undefined>(undefined);
  const place = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const box = event.currentTarget.getBoundingClientRect();
    return placed((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const draw = (event: PointerEvent & { currentTarget: HTMLElement }) => {
    const to = place(event);
    wishFor({ contour: drawn(wish.peek().contour, hand.current ?? to, to) });
    hand.current = to;
    setColumn(to.column);
  };
  const key = (event: KeyboardEvent) => {
    const next = keyed(points, column, event.key);
    if (next !== undefined) {
      event.preventDefault();
      setColumn(next.column);
      if (next.contour !== points) {
        wishFor({ contour: next.contour });
      }
      announce(`${words.point(next.column + 1, COLUMNS)}, ${words.step(next.contour[next.column] ?? 1)}`);
    }
  };
  return (
    <fieldset class="field half contour">
      <legend>{words.contour}</legend>
      <p class="soft small">{words.contourHint}</p>
      <div class="grid" tabIndex={0} role="application" aria-label={`${words.contour}. ${words.contourKeys}`} onKeyDown={key}
        onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); hand.current = undefined; draw(event); }}
        onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && draw(event)}>
        <Picture points={points} column={column} />
      </div>
      <div class="row tight">
        {(Object.keys(SHAPES) as (keyof typeof SHAPES)[]).map((shape) => (
          <button key={shape} type="button" onClick={() => wishFor({ contour: SHAPES[shape] })}>{words.shapes[shape]}</button>
        ))}
        <button type="button" disabled={contour.length === 0} onClick={() => wishFor({ contour: [] })}>{words.clear}</button>
      </div>
    </fieldset>
  );
}
