import { part, plus, type Time, times } from "./time";

/** A time signature: simple (4/4), compound (6/8) or additive (2+2+3/8). */
export interface Metre {
  readonly name: string;
  readonly unit: Time;
  readonly bar: Time;
  /** Where the beats of a bar begin, counted from its start. */
  readonly beats: readonly Time[];
  readonly compound: boolean;
}

const known = new Map<string, Metre>();

/** Reads a metre as the server writes it. */
export function metre(name: string): Metre {
  const found = known.get(name) ?? read(name);
  known.set(name, found);
  return found;
}

function read(name: string): Metre {
  const [over = "4", under = "4"] = name.split("/");
  const groups = over.split("+").map(Number);
  const denominator = Number(under);
  const [first = 4] = groups;
  const unit = part("4", denominator);
  const compound = groups.length === 1 && denominator >= 8 && first > 3 && first % 3 === 0;
  const inBeat = compound ? 3 : 1;
  const beatGroups = groups.length > 1 ? groups : new Array<number>(first / inBeat).fill(inBeat);
  const beats: Time[] = [];
  let at: Time = "0";
  for (const group of beatGroups) {
    beats.push(at);
    at = plus(at, times(unit, group));
  }
  return { name, unit, bar: at, beats, compound };
}
