import { key } from "../../../music/key";

/** What is wished for, as the form holds it; an empty text or undefined leaves it to the model. */
export interface Wish {
  readonly tradition: string;
  /** A second tradition and its share, 0 to 1. */
  readonly other: string;
  readonly share: number;
  readonly tonic: string;
  readonly mode: string;
  readonly metre: string;
  readonly bars: string;
  readonly tempo: string;
  readonly temperature: number;
  readonly lowest: string;
  readonly highest: string;
  readonly fewest: string;
  readonly most: string;
  readonly cadence: string;
  /** Steps of the scale, one a point; empty where none is drawn. */
  readonly contour: readonly number[];
  readonly pitches: readonly string[];
  readonly distance: string;
  readonly seed: string;
  readonly model: string;
}

export const USUAL: Wish = {
  tradition: "", other: "", share: 0.5, tonic: "", mode: "major", metre: "", bars: "8", tempo: "", temperature: 1,
  lowest: "", highest: "", fewest: "", most: "", cadence: "", contour: [], pitches: [], distance: "", seed: "", model: "",
};

export const TONICS = ["C", "C#", "Db", "D", "Eb", "E", "F", "F#", "Gb", "G", "Ab", "A", "Bb", "B"] as const;
export const MODES = [
  "major", "minor", "dorian", "phrygian", "lydian", "mixolydian", "locrian", "gong", "shang", "jue", "zhi", "yu",
] as const;
export const METRES = ["4/4", "3/4", "2/4", "6/8", "9/8", "12/8", "3/8", "2/2", "3/2", "5/4"] as const;

/** Moods, the calmest first; each up to its temperature. */
export const MOODS = [
  { name: "calm", upTo: 0.6 },
  { name: "gentle", upTo: 0.85 },
  { name: "balanced", upTo: 1.1 },
  { name: "lively", upTo: 1.35 },
  { name: "daring", upTo: 2 },
] as const;

export type Mood = (typeof MOODS)[number]["name"];

export function mood(temperature: number): Mood {
  return MOODS.find((each) => temperature <= each.upTo)?.name ?? "daring";
}

/** The options of `stemma compose` under their names; only what is wished for. */
export function options(wish: Wish): Record<string, string> {
  const chosen: Record<string, string> = {
    tradition: blend(wish),
    key: wish.tonic && `${wish.tonic} ${wish.mode}`,
    metre: wish.metre,
    bars: wish.bars,
    tempo: wish.tempo,
    temperature: wish.temperature === USUAL.temperature ? "" : String(wish.temperature),
    range: wish.lowest && wish.highest && `${wish.lowest}-${wish.highest}`,
    density: density(wish),
    cadence: wish.cadence,
    contour: wish.contour.join(","),
    pitches: wish.pitches.join(","),
    "no-near-copy": wish.distance,
    model: wish.model,
  };
  return Object.fromEntries(Object.entries(chosen).filter(([, text]) => text !== ""));
}

function blend({ tradition, other, share }: Wish): string {
  if (tradition === "" || other === "" || other === tradition || share === 0) {
    return tradition;
  }
  return share === 1 ? other : `${tradition}:${decimal(1 - share)},${other}:${decimal(share)}`;
}

function decimal(share: number): string {
  return String(Math.round(share * 100) / 100);
}

function density({ fewest, most }: Wish): string {
  return fewest === "" && most === "" ? "" : fewest === "" ? most : most === "" ? fewest : `${fewest}-${most}`;
}

/** What is wrong with a field: a name for which the pages have words. */
export type Fault = "bars" | "tempo" | "range" | "density" | "pitches" | "seed" | "key";

/** What cannot be asked for, by field, before anybody is asked. */
export function faults(wish: Wish): Partial<Record<Fault, true>> {
  const wrong: Partial<Record<Fault, true>> = {};
  const note = (fault: Fault, right: boolean) => {
    if (!right) {
      wrong[fault] = true;
    }
  };
  note("bars", whole(wish.bars, 1, 256));
  note("tempo", wish.tempo === "" || whole(wish.tempo, 20, 300));
  note("range", (wish.lowest === "") === (wish.highest === "") && (wish.lowest === "" || Number(wish.highest) - Number(wish.lowest) >= 4));
  note("density", [wish.fewest, wish.most].every((text) => text === "" || whole(text, 1, 16)) && inOrder(wish));
  note("pitches", wish.pitches.length === 0 || wish.pitches.length >= 3);
  note("seed", wish.seed === "" || /^-?\d{1,15}$/.test(wish.seed));
  note("key", wish.tonic === "" || isWritten(wish.tonic, wish.mode));
  return wrong;
}

function inOrder({ fewest, most }: Wish): boolean {
  return fewest === "" || most === "" || Number(fewest) <= Number(most);
}

function whole(text: string, least: number, most: number): boolean {
  return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** Whether a key can be written with at most seven sharps or flats. */
export function isWritten(tonic: string, mode: string): boolean {
  return Math.abs(key(`${tonic} ${mode}`).signature) <= 7;
}
