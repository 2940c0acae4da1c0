import type { Version } from "../api/client";
import { type Key, key } from "./key";
import { type Metre, metre } from "./metre";
import { compare, earlier, minus, plus, quarters, type Time, times } from "./time";

/** One bar; its number is 1 for the first full bar, 0 for a pickup. */
export interface Bar {
  readonly number: number;
  readonly start: Time;
  readonly end: Time;
  readonly metre: Metre;
}

export type Frame = Pick<Version, "length" | "anacrusis" | "metres" | "keys">;

/** Neighbouring bars by their numbers. */
export interface BarRange {
  readonly first: number;
  readonly last: number;
}

type Change = Version["metres"][number];

const kept = new WeakMap<Frame, readonly Bar[]>();

/** The bars from the beginning to the end: a pickup where there is one, then bars of the metre in force; a change of metre ends a bar. */
export function barsOf(frame: Frame): readonly Bar[] {
  const found = kept.get(frame) ?? count(frame);
  kept.set(frame, found);
  return found;
}

function count(frame: Frame): readonly Bar[] {
  const bars: Bar[] = [];
  let start: Time = "0";
  while (compare(start, frame.length) < 0) {
    const inForce = metre(at(frame.metres, start)?.value ?? "4/4");
    const pickup = bars.length === 0 && compare(frame.anacrusis, "0") > 0;
    const next = frame.metres.find((change) => compare(change.onset, start) > 0);
    let end = earlier(plus(start, pickup ? frame.anacrusis : inForce.bar), frame.length);
    if (next) {
      end = earlier(end, next.onset);
    }
    const previous = bars.at(-1);
    bars.push({ number: previous ? previous.number + 1 : pickup ? 0 : 1, start, end, metre: inForce });
    start = end;
  }
  return bars;
}

/** What is in force at a time. */
export function at(changes: readonly Change[], time: Time): Change | undefined {
  let found = changes[0];
  for (const change of changes) {
    if (compare(change.onset, time) <= 0) {
      found = change;
    }
  }
  return found;
}

export function keyAt(frame: Frame, time: Time): Key {
  return key(at(frame.keys, time)?.value ?? "C major");
}

/** The bar in which a time lies; the end of the piece lies in its last bar. */
export function barAt(bars: readonly Bar[], time: Time): Bar | undefined {
  let [low, high] = [0, bars.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const bar = bars[middle];
    if (bar && compare(time, bar.end) < 0) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return bars[low];
}

const THIRDS: Readonly<Record<number, string>> = { 33: "⅓", 67: "⅔" };

/** The beat of the metre in which a time lies, counted from 1 and, in a pickup, from the end of its bar: `2.5`. */
export function beat(bar: Bar, time: Time): string {
  const length = minus(bar.end, bar.start);
  const missing = bar.number === 0 && compare(length, bar.metre.bar) < 0 ? minus(bar.metre.bar, length) : "0";
  const unit = bar.metre.compound ? times(bar.metre.unit, 3) : bar.metre.unit;
  const beats = quarters(plus(minus(time, bar.start), missing)) / quarters(unit) + 1;
  const third = THIRDS[Math.round((beats % 1) * 100)];
  return third === undefined ? String(Math.round(beats * 100) / 100) : `${Math.floor(beats)}${third}`;
}

/** Reads `3-4`, or `3` for a single bar. */
export function barRange(text: string): BarRange {
  const [first = "0", last = first] = text.split("-");
  return { first: Number(first), last: Number(last) };
}

export function inWords(range: BarRange): string {
  return range.first === range.last ? `${range.first}` : `${range.first}-${range.last}`;
}

export function isLocked(locked: readonly string[], bar: number): boolean {
  return locked.map(barRange).some((range) => bar >= range.first && bar <= range.last);
}
