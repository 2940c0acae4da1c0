import type { Note, Operation } from "../../../api/client";
import { compare, minus, nearest, plus, quarters, type Time } from "../../../music/time";

/** A note as it was played, in quarter notes. */
export interface Played {
  readonly pitch: number;
  readonly from: number;
  readonly to: number;
}

/** The part of a note that a new one from a time on leaves free: what has to be done to it. */
function yielding(note: Note, from: Time, to: Time): Operation[] {
  const end = plus(note.onset, note.duration);
  if (compare(end, from) <= 0 || compare(note.onset, to) >= 0) {
    return [];
  }
  if (compare(note.onset, from) < 0) {
    return [{ op: "resize", note: note.id, duration: minus(from, note.onset) }];
  }
  return [{ op: "remove", note: note.id }];
}

/** One note written over what is there; undefined where it does not fit before the end. */
export function written(notes: readonly Note[], length: Time, at: Time, duration: Time, pitch: number): Operation[] | undefined {
  const end = plus(at, duration);
  if (compare(end, length) > 0) {
    return undefined;
  }
  return [...notes.flatMap((note) => yielding(note, at, end)), { op: "add", onset: at, duration, pitch }];
}

/** The way that one step of writing has gone. */
export interface Trail {
  readonly from: Time;
  readonly to: Time;
}

/** Where one comes to by going back from a time: to where the last step set out, else to the note before. */
export function before(notes: readonly Note[], cursor: Time, last: Trail | undefined): Time | undefined {
  return last?.to === cursor ? last.from : notes.filter((note) => compare(note.onset, cursor) < 0).at(-1)?.onset;
}

/** All that begins from one time to another, taken away. */
export function erased(notes: readonly Note[], from: Time, to: Time): Operation[] {
  return notes.filter((note) => compare(note.onset, from) >= 0 && compare(note.onset, to) < 0).map((note) => ({ op: "remove", note: note.id }));
}

/** Silence from a time on. */
export function silenced(notes: readonly Note[], at: Time, duration: Time): Operation[] {
  return notes.flatMap((note) => yielding(note, at, plus(at, duration)));
}

/**
 * What was played in time, as operations: put on the nearest steps, each note ended where the next begins, over what was there.
 * A melody has one voice: of what is struck together the highest stays.
 */
export function taken(notes: readonly Note[], length: Time, played: readonly Played[], step: Time): Operation[] {
  const byOnset = new Map<Time, Played>();
  for (const each of played) {
    const at = nearest(Math.max(0, each.from), step);
    const before = byOnset.get(at);
    if (before === undefined || before.pitch < each.pitch) {
      byOnset.set(at, each);
    }
  }
  const onsets = [...byOnset.keys()].filter((at) => compare(at, length) < 0).sort(compare);
  const fresh = onsets.map((at, index) => {
    const source = byOnset.get(at) as Played;
    const until = nearest(source.to, step);
    const least = plus(at, step);
    const next = onsets[index + 1] ?? length;
    const end = compare(until, least) < 0 ? least : until;
    const close = quarters(next) - quarters(end) <= quarters(step) + 1e-9 && onsets[index + 1] !== undefined;
    return { at, end: close || compare(end, next) > 0 ? next : end, pitch: source.pitch };
  });
  const touched = new Map<string, Operation>();
  for (const { at, end } of fresh) {
    for (const note of notes) {
      for (const operation of yielding(note, at, end)) {
        if (!touched.has(note.id)) {
          touched.set(note.id, operation);
        }
      }
    }
  }
  return [...touched.values(), ...fresh.map(({ at, end, pitch }): Operation => ({ op: "add", onset: at, duration: minus(end, at), pitch }))];
}
