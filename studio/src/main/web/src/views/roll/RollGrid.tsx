import { memo } from "preact/compat";
import type { Version } from "../../api/client";
import { type Bar, barsOf, isLocked, keyAt } from "../../music/bars";
import { isInScale, pitchName } from "../../music/key";
import { plus, quarters, type Time, times } from "../../music/time";
import { music } from "../../words/music";
import { views } from "../../words/views";
import { LockSign, type OriginFill } from "../OriginPatterns";
import { type Geometry, height, top } from "./geometry";

interface GridProps {
  version: Version;
  shape: Geometry;
  step: Time;
  locked: string;
}

/** Rows of the scale, bars, beats and steps; changes only where the frame of the melody does. */
export const RollGrid = memo(function RollGrid({ version, shape, step, locked }: GridProps) {
  const bars = barsOf(version);
  return (
    <g aria-hidden="true">
      {bars.map((bar) => (
        <BarGround key={bar.number} bar={bar} version={version} shape={shape} />
      ))}
      <path class="grid-step" d={steps(bars, shape, step)} />
      <path class="grid-beat" d={beats(bars, shape)} />
      <path class="grid-bar" d={bars.map((bar) => line(bar.end, shape)).join("")} />
      {bars
        .filter((bar) => isLocked(version.locked, bar.number))
        .map((bar) => (
          <rect key={bar.number} {...columns(bar, shape)} y={shape.head} height={height(shape) - shape.head} fill={locked} />
        ))}
    </g>
  );
});

function columns(bar: Bar, shape: Geometry): { x: number; width: number } {
  const x = quarters(bar.start) * shape.quarter;
  return { x, width: quarters(bar.end) * shape.quarter - x };
}

function BarGround({ bar, version, shape }: { bar: Bar; version: Version; shape: Geometry }) {
  const key = keyAt(version, bar.start);
  const rows = [];
  for (let pitch = shape.low; pitch <= shape.high; pitch++) {
    if (!isInScale(key, pitch)) {
      rows.push(<rect key={pitch} class="row-outside" {...columns(bar, shape)} y={top(shape, pitch)} height={shape.row} />);
    } else if (key.scale[0] === pitch % 12) {
      rows.push(<rect key={pitch} class="row-tonic" {...columns(bar, shape)} y={top(shape, pitch)} height={shape.row} />);
    }
  }
  return <>{rows}</>;
}

function line(time: Time, shape: Geometry): string {
  return `M${quarters(time) * shape.quarter} ${shape.head}V${height(shape)}`;
}

function beats(bars: readonly Bar[], shape: Geometry): string {
  return bars
    .flatMap((bar) => bar.metre.beats.slice(1).map((beat) => plus(bar.start, beat)).filter((beat) => quarters(beat) < quarters(bar.end)))
    .map((beat) => line(beat, shape))
    .join("");
}

function steps(bars: readonly Bar[], shape: Geometry, step: Time): string {
  const lines: string[] = [];
  if (quarters(step) * shape.quarter < 7) {
    return "";
  }
  for (const bar of bars) {
    const count = Math.ceil((quarters(bar.end) - quarters(bar.start)) / quarters(step));
    for (let number = 1; number < count; number++) {
      lines.push(line(plus(bar.start, times(step, number)), shape));
    }
  }
  return lines.join("");
}

interface HeadProps {
  version: Version;
  shape: Geometry;
  chosen: { first: number; last: number } | undefined;
  fill: OriginFill;
}

/** The numbers of the bars; by mouse one chooses bars there, by keyboard with Shift and the page keys. */
export function RollHead({ version, shape, chosen }: HeadProps) {
  return (
    <g class="roll-head" aria-hidden="true">
      {barsOf(version).map((bar) => {
        const { x, width } = columns(bar, shape);
        const isChosen = chosen !== undefined && bar.number >= chosen.first && bar.number <= chosen.last;
        const isShut = isLocked(version.locked, bar.number);
        const words = music().bar(bar.number);
        return (
          <g key={bar.number} class={isChosen ? "bar-head chosen" : "bar-head"} data-bar={bar.number}>
            <title>{isShut ? views().lockedBar(words) : words}</title>
            <rect class="tab" x={x} y={0} width={width} height={shape.head} />
            <text x={x + 6} y={19}>{bar.number === 0 ? "" : bar.number}</text>
            {isShut && width > 22 && <LockSign x={x + width - 17} y={7} size={13} />}
          </g>
        );
      })}
      {chosen && <ChosenBars version={version} shape={shape} chosen={chosen} />}
    </g>
  );
}

function ChosenBars({ version, shape, chosen }: { version: Version; shape: Geometry; chosen: { first: number; last: number } }) {
  const bars = barsOf(version).filter((bar) => bar.number >= chosen.first && bar.number <= chosen.last);
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) {
    return null;
  }
  const x = quarters(first.start) * shape.quarter;
  const width = quarters(last.end) * shape.quarter - x;
  return <rect class="bars-chosen" x={x + 1} y={1} width={width - 2} height={height(shape) - 2} />;
}

/** The keyboard at the left: names of the tones of the scale. */
export const RollKeys = memo(function RollKeys({ version, shape, hear }: { version: Version; shape: Geometry; hear?: ((pitch: number) => void) | undefined }) {
  const key = keyAt(version, "0");
  const rows = [];
  for (let pitch = shape.low; pitch <= shape.high; pitch++) {
    const black = [1, 3, 6, 8, 10].includes(pitch % 12);
    const y = top(shape, pitch);
    rows.push(
      <g key={pitch} class={black ? "key black" : "key"} onPointerDown={() => hear?.(pitch)}>
        <rect x={0} y={y} width={KEYS_WIDTH} height={shape.row} />
        {isInScale(key, pitch) && <text class={key.scale[0] === pitch % 12 ? "tonic" : ""} x={KEYS_WIDTH - 6} y={y + shape.row / 2 + 4}>{pitchName(key, pitch)}</text>}
      </g>,
    );
  }
  return (
    <svg class="roll-keys" width={KEYS_WIDTH} height={height(shape)} aria-hidden="true">
      <rect class="corner" width={KEYS_WIDTH} height={shape.head} />
      {rows}
    </svg>
  );
});

export const KEYS_WIDTH = 44;
