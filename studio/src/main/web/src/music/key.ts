/** A pitch class as it is written: F is -1, C 0, G 1 ... on the line of fifths. */
export interface Spelling {
  readonly letter: string;
  /** Sharps above zero, flats below. */
  readonly alter: number;
}

/** A tonic and a mode. */
export interface Key {
  readonly tonic: Spelling;
  readonly mode: string;
  /** Sharps of the key signature above zero, flats below. */
  readonly signature: number;
  /** Pitch classes of its scale, ascending from the tonic; 0 is C. */
  readonly scale: readonly number[];
}

const LINE = "FCGDAEB";
const NATURAL: readonly number[] = [5, 0, 7, 2, 9, 4, 11];
const MODES: Readonly<Record<string, readonly [fifths: number, ...degrees: number[]]>> = {
  major: [0, 0, 2, 4, 5, 7, 9, 11],
  minor: [-3, 0, 2, 3, 5, 7, 8, 10],
  dorian: [-2, 0, 2, 3, 5, 7, 9, 10],
  phrygian: [-4, 0, 1, 3, 5, 7, 8, 10],
  lydian: [1, 0, 2, 4, 6, 7, 9, 11],
  mixolydian: [-1, 0, 2, 4, 5, 7, 9, 10],
  locrian: [-5, 0, 1, 3, 5, 6, 8, 10],
  gong: [0, 0, 2, 4, 7, 9],
  shang: [-2, 0, 2, 5, 7, 10],
  jue: [-4, 0, 3, 5, 8, 10],
  zhi: [-1, 0, 2, 5, 7, 9],
  yu: [-3, 0, 3, 5, 7, 10],
};

function modulo(number: number, by: number): number {
  return ((number % by) + by) % by;
}

function fifths(spelling: Spelling): number {
  return LINE.indexOf(spelling.letter) - 1 + 7 * spelling.alter;
}

function spelled(onLine: number): Spelling {
  return { letter: LINE[modulo(onLine + 1, 7)] ?? "C", alter: Math.floor((onLine + 1) / 7) };
}

export function pitchClass({ letter, alter }: Spelling): number {
  return modulo((NATURAL[LINE.indexOf(letter)] ?? 0) + alter, 12);
}

const known = new Map<string, Key>();

/** Reads a key as the server writes it: `Bb major`, `G zhi`. */
export function key(name: string): Key {
  const found = known.get(name) ?? read(name);
  known.set(name, found);
  return found;
}

function read(name: string): Key {
  const [written = "C", mode = "major"] = name.split(" ");
  const tonic = { letter: written[0] ?? "C", alter: written[1] === "#" ? 1 : written[1] === "b" ? -1 : 0 };
  const [onC, ...degrees] = (Object.hasOwn(MODES, mode) ? MODES[mode] : undefined) ?? [0, 0, 2, 4, 5, 7, 9, 11];
  const base = pitchClass(tonic);
  return { tonic, mode, signature: fifths(tonic) + onC, scale: degrees.map((degree) => (base + degree) % 12) };
}

/** The tonic of the major key with the same signature: the 1 of numbered notation. */
export function doOf(inKey: Key): Spelling {
  return spelled(inKey.signature);
}

/** How far the signature alters a letter. */
export function signatureAlter(inKey: Key, letter: string): number {
  const place = LINE.indexOf(letter);
  return Math.floor((inKey.signature - place + 6) / 7);
}

/** How a key spells a pitch: the name nearest to the middle of its scale on the line of fifths. */
export function spell(inKey: Key, pitch: number): Spelling {
  const lowest = inKey.signature - 3;
  return spelled(lowest + modulo(pitch * 7 - lowest, 12));
}

/** The number of the octave that a spelled pitch is in; middle C begins the fourth. */
export function octave(spelling: Spelling, pitch: number): number {
  return Math.floor((pitch - spelling.alter) / 12) - 1;
}

export function accidental(alter: number): string {
  return alter === 2 ? "𝄪" : alter >= 0 ? "♯".repeat(alter) : "♭".repeat(-alter);
}

/** The scientific name of a pitch: `B♭4`. */
export function pitchName(inKey: Key, pitch: number): string {
  const spelling = spell(inKey, pitch);
  return `${spelling.letter}${accidental(spelling.alter)}${octave(spelling, pitch)}`;
}

export function isInScale(inKey: Key, pitch: number): boolean {
  return inKey.scale.includes(modulo(pitch, 12));
}

/** The pitch some steps of the scale above, or below for less than zero; from outside of the scale, the first step leads into it. */
export function scaleSteps(inKey: Key, pitch: number, steps: number): number {
  const way = Math.sign(steps);
  let found = pitch;
  for (let taken = 0; taken !== steps; taken += way) {
    do {
      found += way;
    } while (!isInScale(inKey, found));
  }
  return found;
}
