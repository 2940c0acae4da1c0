/** The pitches that a range can end at. */
export const LOWEST = 43;
export const HIGHEST = 91;

/** A range of semitones that a wish can be for, at least. */
export const NARROWEST = 4;
const OCTAVE = 12;

export interface Ends {
  readonly lowest: number;
  readonly highest: number;
}

export type End = keyof Ends;

/** The end of a range that is nearer to a pitch; the upper one where both are as near. */
export function nearer({ lowest, highest }: Ends, pitch: number): End {
  return Math.abs(pitch - lowest) < Math.abs(pitch - highest) ? "lowest" : "highest";
}

/** An octave upwards, or as much of it as there is. */
export function octaveFrom(pitch: number): Ends {
  const highest = Math.min(HIGHEST, pitch + OCTAVE);
  return { lowest: highest - OCTAVE, highest };
}

/** A range with one end elsewhere, never narrower than one can ask for. */
export function pulled(ends: Ends, end: End, pitch: number): Ends {
  return end === "lowest"
    ? { ...ends, lowest: Math.max(LOWEST, Math.min(pitch, ends.highest - NARROWEST)) }
    : { ...ends, highest: Math.min(HIGHEST, Math.max(pitch, ends.lowest + NARROWEST)) };
}
