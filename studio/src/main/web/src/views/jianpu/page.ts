import type { Line, Placed } from "./layout";

/** What stands where in a line, from its top. */
export const LINE = { tab: 0, music: 24, digit: 66, ribbon: 94, height: 116 } as const;

/** A digit on its line. */
export interface Set {
  readonly digit: Placed;
  readonly top: number;
  /** Right end of the line. */
  readonly right: number;
}

/** The digits of each place of the melody. */
export function settle(lines: readonly Line[], header: number): readonly (readonly Set[])[] {
  const places: Set[][] = [];
  lines.forEach((line, number) => {
    for (const { digits } of line.bars) {
      for (const digit of digits) {
        (places[digit.token.place] ??= []).push({ digit, top: header + number * LINE.height, right: line.width });
      }
    }
  });
  return places;
}
