import type { Version } from "../../api/client";
import { barAt, barsOf, isLocked, type BarRange } from "../../music/bars";
import { quarters } from "../../music/time";
import type { Selection } from "../../views/selection";
import type { Span } from "../../sound/sequencer";

/** The bars that are meant: those chosen, else those of the chosen notes, else that of the cursor. */
export function meant(version: Version, selection: Selection): BarRange | undefined {
  if (selection.bars !== undefined) {
    return selection.bars;
  }
  const bars = barsOf(version);
  const onsets = version.notes.filter((note) => selection.notes.includes(note.id)).map((note) => note.onset);
  const numbers = (onsets.length > 0 ? onsets : [selection.cursor]).map((onset) => barAt(bars, onset)?.number ?? 1);
  return bars.length === 0 ? undefined : { first: Math.min(...numbers), last: Math.max(...numbers) };
}

/** All bars from the first to the last. */
export function whole(version: Version): BarRange {
  const bars = barsOf(version);
  return { first: bars[0]?.number ?? 1, last: bars.at(-1)?.number ?? 1 };
}

export function areLocked(version: Version, range: BarRange): boolean {
  const numbers = Array.from({ length: range.last - range.first + 1 }, (_, at) => range.first + at);
  return numbers.every((number) => isLocked(version.locked, number));
}

/** Where bars begin and end, in quarter notes. */
export function span(version: Version, range: BarRange): Span {
  const chosen = barsOf(version).filter((bar) => bar.number >= range.first && bar.number <= range.last);
  return { from: quarters(chosen[0]?.start ?? "0"), to: quarters(chosen.at(-1)?.end ?? version.length) };
}
