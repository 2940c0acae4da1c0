import type { Note, Version } from "../api/client";
import { type Bar, barsOf } from "./bars";
import { compare, earlier, minus, plus, type Time } from "./time";

/** A note or a rest, in the order of time; rests end with their bar. */
export interface Place {
  readonly onset: Time;
  readonly end: Time;
  readonly length: Time;
  readonly bar: Bar;
  readonly note?: Note;
}

const kept = new WeakMap<Version, readonly Place[]>();

/** All that one can go to in a melody, one after the other. */
export function placesOf(version: Version): readonly Place[] {
  const found = kept.get(version) ?? find(version);
  kept.set(version, found);
  return found;
}

function find(version: Version): readonly Place[] {
  const places: Place[] = [];
  let next = 0;
  let sung: Time = "0";
  for (const bar of barsOf(version)) {
    while (compare(sung, bar.end) < 0) {
      const note = version.notes[next];
      if (note && compare(note.onset, sung) <= 0) {
        sung = plus(note.onset, note.duration);
        places.push({ onset: note.onset, end: sung, length: note.duration, bar, note });
        next++;
      } else {
        const end = note ? earlier(note.onset, bar.end) : bar.end;
        places.push({ onset: sung, end, length: minus(end, sung), bar });
        sung = end;
      }
    }
  }
  return places;
}

/** The place that sounds at a time: the last that begins by then. */
export function placeAt(version: Version, time: Time): number {
  const places = placesOf(version);
  let [low, high] = [0, places.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const place = places[middle];
    if (place && compare(place.onset, time) <= 0) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
