import type { Version } from "../api/client";
import { quarters } from "../music/time";

/** A note to be heard; times in quarter notes. */
export interface Sounding {
  readonly id: string;
  readonly at: number;
  readonly until: number;
  readonly pitch: number;
  /** From 0 to 1. */
  readonly loudness: number;
}

/** A beat of the metronome. */
export interface Beat {
  readonly at: number;
  /** Whether a bar begins with it. */
  readonly first: boolean;
}

/** From a place on, so many quarter notes a minute. */
export interface TempoMark {
  readonly at: number;
  readonly perMinute: number;
}

/** All that is needed to play a version. */
export interface Score {
  readonly notes: readonly Sounding[];
  readonly beats: readonly Beat[];
  readonly tempos: readonly TempoMark[];
  readonly length: number;
  /** A bar to count in with. */
  readonly countIn: { readonly lasts: number; readonly beats: readonly Beat[] };
}

const USUAL_TEMPO = 100;
const TINY = 1e-6;

/** The length of a bar and its beats from its start, in quarter notes; three eighths and multiples are felt in threes. */
export function metre(text: string): { bar: number; beats: number[] } {
  const [over = "4", under = "4"] = text === "C" ? ["4", "4"] : text === "C|" ? ["2", "2"] : text.split("/");
  const unit = 4 / Number(under);
  const groups = over.split("+").map(Number);
  const total = groups.reduce((sum, group) => sum + group, 0);
  const inThrees = groups.length === 1 && Number(under) >= 8 && total % 3 === 0;
  const steps = groups.length > 1 ? groups : inThrees ? Array<number>(total / 3).fill(3) : Array<number>(total).fill(1);
  const beats: number[] = [];
  steps.reduce((at, step) => (beats.push(at * unit), at + step), 0);
  return { bar: total * unit, beats };
}

function beatsOf(version: Version, length: number): Beat[] {
  const changes = version.metres.map((change) => ({ at: quarters(change.onset), ...metre(change.value) }));
  const beats: Beat[] = [];
  let current = changes[0] ?? { at: 0, ...metre("4/4") };
  let bar = quarters(version.anacrusis);
  for (const beat of current.beats) {
    const at = bar - current.bar + beat;
    if (bar > TINY && at > -TINY) {
      beats.push({ at, first: false });
    }
  }
  while (bar < length - TINY) {
    current = changes.filter((change) => change.at <= bar + TINY).at(-1) ?? current;
    for (const beat of current.beats) {
      beats.push({ at: bar + beat, first: beat === 0 });
    }
    bar += current.bar;
  }
  return beats.filter((beat) => beat.at < length - TINY);
}

/** As a player stresses: the first of a bar, then other beats, then what lies between; high notes a little more. */
function loudness(at: number, pitch: number, beats: readonly Beat[], middle: number): number {
  const beat = beats.find((each) => Math.abs(each.at - at) < TINY);
  const stress = beat === undefined ? 0.62 : beat.first ? 0.86 : 0.74;
  return Math.max(0.4, Math.min(1, stress + (pitch - middle) * 0.008));
}

export function score(version: Version): Score {
  const length = quarters(version.length);
  const beats = beatsOf(version, length);
  const middle = version.notes.reduce((sum, note) => sum + note.pitch, 0) / Math.max(1, version.notes.length);
  const notes = version.notes.map((note) => {
    const at = quarters(note.onset);
    return {
      id: note.id,
      at,
      until: at + quarters(note.duration),
      pitch: note.pitch,
      loudness: loudness(at, note.pitch, beats, middle),
    };
  });
  const tempos = version.tempos.map((change) => ({ at: quarters(change.onset), perMinute: Number(change.value) }));
  return {
    notes: notes.sort((one, other) => one.at - other.at),
    beats,
    tempos: tempos[0]?.at === 0 ? tempos : [{ at: 0, perMinute: tempos[0]?.perMinute ?? USUAL_TEMPO }, ...tempos],
    length,
    countIn: countIn(version.metres[0]?.value ?? "4/4"),
  };
}

function countIn(text: string): Score["countIn"] {
  const { bar, beats } = metre(text);
  return { lasts: bar, beats: beats.map((at) => ({ at, first: at === 0 })) };
}

/** Seconds from one place to another. */
export function seconds(tempos: readonly TempoMark[], from: number, to: number): number {
  let total = 0;
  let at = from;
  for (const [index, mark] of tempos.entries()) {
    const end = Math.min(to, tempos[index + 1]?.at ?? Infinity);
    if (end > at) {
      total += ((end - at) * 60) / mark.perMinute;
      at = end;
    }
  }
  return total;
}

/** Where one is some seconds after a place. */
export function after(tempos: readonly TempoMark[], from: number, elapsed: number): number {
  let rest = elapsed;
  let at = from;
  for (const [index, mark] of tempos.entries()) {
    const end = tempos[index + 1]?.at ?? Infinity;
    if (end <= at) {
      continue;
    }
    const reach = (rest * mark.perMinute) / 60;
    if (at + reach <= end) {
      return at + reach;
    }
    rest -= ((end - at) * 60) / mark.perMinute;
    at = end;
  }
  return at;
}
