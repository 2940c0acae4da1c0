import type { Version } from "../api/client";
import { barsOf } from "../music/bars";
import { metre } from "../music/metre";
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

function beatsOf(version: Version): Beat[] {
  return barsOf(version).flatMap((bar) => {
    const start = bar.number === 0 ? quarters(bar.end) - quarters(bar.metre.bar) : quarters(bar.start);
    const beats = bar.metre.beats.map((beat) => ({ at: start + quarters(beat), first: quarters(beat) === 0 }));
    return beats.filter(({ at }) => at > quarters(bar.start) - TINY && at < quarters(bar.end) - TINY);
  });
}

/** As a player stresses: the first of a bar, then other beats, then what lies between; high notes a little more. */
function loudness(at: number, pitch: number, beats: readonly Beat[], middle: number): number {
  const beat = beats.find((each) => Math.abs(each.at - at) < TINY);
  const stress = beat === undefined ? 0.62 : beat.first ? 0.86 : 0.74;
  return Math.max(0.4, Math.min(1, stress + (pitch - middle) * 0.008));
}

export function score(version: Version): Score {
  const length = quarters(version.length);
  const beats = beatsOf(version);
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
  return { lasts: quarters(bar), beats: beats.map((beat) => ({ at: quarters(beat), first: quarters(beat) === 0 })) };
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
