/** The keys of a computer as those of a piano, by where they lie, not by what is printed on them; semitones above a C. */
export const PIANO: Readonly<Record<string, number>> = {
  KeyA: 0, KeyW: 1, KeyS: 2, KeyE: 3, KeyD: 4, KeyF: 5, KeyT: 6, KeyG: 7, KeyY: 8, KeyH: 9, KeyU: 10, KeyJ: 11, KeyK: 12, KeyO: 13, KeyL: 14,
  KeyP: 15, Semicolon: 16,
};

export const LOWEST_OCTAVE = 1;
export const HIGHEST_OCTAVE = 7;

/** The durations of the digits, in quarter notes. */
export const DURATIONS = [
  { code: "Digit1", time: "1/4" },
  { code: "Digit2", time: "1/2" },
  { code: "Digit3", time: "3/4" },
  { code: "Digit4", time: "1" },
  { code: "Digit5", time: "3/2" },
  { code: "Digit6", time: "2" },
  { code: "Digit7", time: "3" },
  { code: "Digit8", time: "4" },
] as const;

/** What a key means to who enters notes. */
export type Stroke =
  | { does: "note"; pitch: number }
  | { does: "duration"; time: string }
  | { does: "octave"; by: 1 | -1 }
  | { does: "rest" }
  | { does: "back" };

/** The meaning of a key by its code; undefined where it has none. */
export function stroke(code: string, octave: number): Stroke | undefined {
  const above = PIANO[code];
  if (above !== undefined) {
    return { does: "note", pitch: 12 * (octave + 1) + above };
  }
  const duration = DURATIONS.find((each) => each.code === code);
  if (duration !== undefined) {
    return { does: "duration", time: duration.time };
  }
  switch (code) {
    case "KeyZ":
      return { does: "octave", by: -1 };
    case "KeyX":
      return { does: "octave", by: 1 };
    case "Digit0":
    case "Period":
      return { does: "rest" };
    case "Backspace":
      return { does: "back" };
    default:
      return undefined;
  }
}

/** What a MIDI message says: a note that begins or ends; undefined for all else. */
export function midiNote(data: Uint8Array): { pitch: number; loudness: number } | undefined {
  const [status = 0, pitch = 0, velocity = 0] = data;
  const kind = status & 0xf0;
  return kind === 0x90 || kind === 0x80 ? { pitch, loudness: kind === 0x90 ? velocity / 127 : 0 } : undefined;
}
