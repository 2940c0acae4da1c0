import type { Note, Version } from "../api/client";
import { metre as metreOf } from "./metre";
import { compare, plus, type Time } from "./time";

interface Frame {
  key?: string;
  metre?: string;
  anacrusis?: Time;
  locked?: string[];
}

/** A melody for tests and examples: lengths and pitches one after the other; a pitch below zero is a rest. */
export function melody({ key = "C major", metre = "4/4", anacrusis = "0", locked = [] }: Frame, ...sounds: [Time, number][]): Version {
  const notes: Note[] = [];
  let at: Time = "0";
  for (const [duration, pitch] of sounds) {
    if (pitch >= 0) {
      notes.push({ id: `n${notes.length + 1}`, onset: at, duration, pitch, origin: "model", locked: false, entry: 2 });
    }
    at = plus(at, duration);
  }
  let length = anacrusis;
  while (compare(length, at) < 0) {
    length = plus(length, metreOf(metre).bar);
  }
  const change = (value: string) => [{ onset: "0", value }];
  return { entry: 2, length, anacrusis, metres: change(metre), keys: change(key), tempos: change("100"), notes, locked };
}
