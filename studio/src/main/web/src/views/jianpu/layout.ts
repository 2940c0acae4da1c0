import type { Bar } from "../../music/bars";
import { quarters } from "../../music/time";
import type { JianpuBar, Token } from "./tokens";

/** A digit in its place. */
export interface Placed {
  readonly token: Token;
  /** Left edge of the digit. */
  readonly x: number;
  readonly dashes: readonly number[];
  /** Where the next one may begin. */
  readonly end: number;
}

/** A line below digits that belong together. */
export interface Underline {
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

export interface PlacedBar {
  readonly bar: Bar;
  readonly x: number;
  readonly width: number;
  readonly digits: readonly Placed[];
  readonly underlines: readonly Underline[];
}

export interface Line {
  readonly bars: readonly PlacedBar[];
  readonly width: number;
}

export const DIGIT = 15;
const PADDING = 14;
const DASH = 26;
const GAPS: readonly number[] = [21, 13, 9, 7];
const MOST_STRETCH = 2.2;
const FULL_ENOUGH = 0.6;

function gap(token: Token, next: Token | undefined): number {
  const endsBeat = next !== undefined && token.lines > 0 && next.beat !== token.beat;
  return (GAPS[Math.min(token.lines, 3)] ?? 7) + token.dots * 6 + (endsBeat ? 8 : 0);
}

function lead(token: Token): number {
  return token.alter !== 0 || token.natural ? 9 : 0;
}

function natural(bar: JianpuBar): number {
  return bar.tokens.reduce((sum, _, place) => sum + advance(bar.tokens, place), 2 * PADDING);
}

function advance(tokens: readonly Token[], place: number): number {
  const token = tokens[place];
  return token ? lead(token) + DIGIT + gap(token, tokens[place + 1]) + token.dashes * DASH : 0;
}

/** Sets bars in lines of a width; each line but a short last one fills it. */
export function layOut(bars: readonly JianpuBar[], width: number): readonly Line[] {
  const lines: JianpuBar[][] = [];
  let used = 0;
  for (const bar of bars) {
    const last = lines.at(-1);
    if (last && used + natural(bar) <= width) {
      last.push(bar);
      used += natural(bar);
    } else {
      lines.push([bar]);
      used = natural(bar);
    }
  }
  return evened(lines, width).map((line, index, all) => {
    const wish = width / line.reduce((sum, bar) => sum + natural(bar), 0);
    const short = index === all.length - 1 && wish > 1 / FULL_ENOUGH;
    return placed(line, short ? Math.min(wish, 1.25) : Math.min(wish, MOST_STRETCH));
  });
}

/** The same number of lines with as many bars on each as can be. */
function evened(lines: JianpuBar[][], width: number): JianpuBar[][] {
  const bars = lines.flat();
  const each = Math.ceil(bars.length / Math.max(lines.length, 1));
  const even: JianpuBar[][] = [];
  for (let first = 0; first < bars.length; first += each) {
    even.push(bars.slice(first, first + each));
  }
  const fits = even.every((line) => line.reduce((sum, bar) => sum + natural(bar), 0) <= width);
  return fits ? even : lines;
}

function placed(line: readonly JianpuBar[], stretch: number): Line {
  const bars: PlacedBar[] = [];
  let x = 0;
  for (const bar of line) {
    const digits: Placed[] = [];
    const start = x;
    x += PADDING * stretch;
    for (const [place, token] of bar.tokens.entries()) {
      const at = x + lead(token);
      const whole = advance(bar.tokens, place) * stretch;
      const beat = (whole - lead(token)) / (token.dashes + 1);
      const dashes = Array.from({ length: token.dashes }, (_, number) => at + beat * (number + 1));
      digits.push({ token, x: at, dashes, end: x + whole });
      x += whole;
    }
    x += PADDING * stretch;
    bars.push({ bar: bar.bar, x: start, width: x - start, digits, underlines: underlines(digits) });
  }
  return { bars, width: x };
}

function underlines(digits: readonly Placed[]): readonly Underline[] {
  const found: Underline[] = [];
  for (let level = 1; level <= 5; level++) {
    let open: { from: Placed; to: Placed } | undefined;
    for (const digit of [...digits, undefined]) {
      const goesOn = digit && digit.token.lines >= level;
      if (open && goesOn && joins(open.to.token, digit.token)) {
        open.to = digit;
        continue;
      }
      if (open) {
        found.push({ level, from: open.from.x, to: open.to.x + DIGIT + (open.from === open.to ? open.to.token.dots * 6 : 0) });
      }
      open = goesOn ? { from: digit, to: digit } : undefined;
    }
  }
  return found;
}

function joins(one: Token, other: Token): boolean {
  const sameTuplet = !one.tuplet?.last && !other.tuplet?.first;
  return one.beat === other.beat && sameTuplet;
}

/** Where a time stands in a line; undefined where the line does not have it. */
export function xAt(line: Line, time: number): number | undefined {
  for (const { digits } of line.bars) {
    for (const { token, x, end } of digits) {
      const [start, length] = [quarters(token.onset), quarters(token.length)];
      if (time >= start && time < start + length) {
        return x + ((time - start) / length) * (end - x);
      }
    }
  }
  return undefined;
}
