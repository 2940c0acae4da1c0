import { music } from "../words/music";
import { views } from "../words/views";
import { ofBars } from "./keyboard";
import { LockSign } from "./OriginPatterns";
import type { ViewProps } from "./selection";

interface BarTabProps {
  props: ViewProps;
  number: number;
  locked: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

export const TAB = 22;

/** The number of a bar above it; a click chooses the bar, with Shift those up to it. Keys do it with Shift and the page keys. */
export function BarTab({ props, number, locked, x, y, width, height }: BarTabProps) {
  const { version, selection, onSelect } = props;
  const bars = selection.bars;
  const chosen = bars !== undefined && number >= bars.first && number <= bars.last;
  const choose = (event: MouseEvent) => {
    const anchor = event.shiftKey && bars ? bars.first : number;
    onSelect(ofBars(version, { first: Math.min(anchor, number), last: Math.max(anchor, number) }));
  };
  return (
    <g class={chosen ? "bar-head chosen" : "bar-head"} onClick={choose} aria-hidden="true">
      <title>{locked ? views().lockedBar(music().bar(number)) : music().bar(number)}</title>
      <rect class="tab" x={x + 1} y={y} width={Math.max(width - 2, 1)} height={TAB} rx={4} />
      <text x={x + 7} y={y + 15}>{number === 0 ? "" : number}</text>
      {locked && <LockSign x={x + width - 19} y={y + 4} size={13} />}
      {chosen && <rect class="bars-chosen" x={x + 1} y={y} width={Math.max(width - 2, 1)} height={height} rx={4} />}
    </g>
  );
}
