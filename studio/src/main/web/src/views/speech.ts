import type { Note, Version } from "../api/client";
import { barAt, barsOf, beat, isLocked, keyAt } from "../music/bars";
import { written, type Written } from "../music/durations";
import type { Obstacle } from "../music/edits";
import { accidental, type Key, pitchName } from "../music/key";
import { type Place, placesOf } from "../music/places";
import { quarters, type Time } from "../music/time";
import { type Language, language } from "../words/catalogue";
import { music } from "../words/music";
import { views } from "../words/views";

/** A duration in the words of the field: "dotted crotchet", "附点四分音符". */
export function durationInWords(duration: Time): string {
  const signs = written(duration);
  return signs ? music().tied(signs.map(sign)) : music().quarters(String(Math.round(quarters(duration) * 100) / 100));
}

function sign({ value, dots, tuplet }: Written): string {
  const words = music();
  const plain = dots > 0 ? words.dotted(dots, words.value[value]) : words.value[value];
  return tuplet === undefined ? plain : words.tuplet(tuplet, plain);
}

export function keyInWords(key: Key): string {
  const words = music();
  const mode = words.mode[key.mode as keyof typeof words.mode] ?? key.mode;
  return words.key(`${key.tonic.letter}${accidental(key.tonic.alter)}`, mode);
}

function position(version: Version, time: Time): string {
  const bar = barAt(barsOf(version), time);
  return bar ? music().place(music().bar(bar.number), beat(bar, time)) : "";
}

/** What is said of a note: "bar 3, beat 2, D5, quaver, model, locked". */
export function noteInWords(version: Version, note: Note): string {
  const words = music();
  const parts = [
    position(version, note.onset),
    pitchName(keyAt(version, note.onset), note.pitch),
    durationInWords(note.duration),
    words.origin[note.origin],
  ];
  return words.spoken(note.locked ? [...parts, words.locked] : parts);
}

export function placeInWords(version: Version, place: Place): string {
  if (place.note) {
    return noteInWords(version, place.note);
  }
  const words = music();
  const parts = [position(version, place.onset), words.rest, durationInWords(place.length)];
  return words.spoken(isLocked(version.locked, place.bar.number) ? [...parts, words.locked] : parts);
}

const spoken = new WeakMap<Version, { language: Language; labels: readonly string[] }>();

/** What is said of every place of a melody, in the language that is spoken. */
export function labels(version: Version): readonly string[] {
  const kept = spoken.get(version);
  if (kept?.language === language.value) {
    return kept.labels;
  }
  const made = placesOf(version).map((place) => placeInWords(version, place));
  spoken.set(version, { language: language.value, labels: made });
  return made;
}

/** Why something could not be done, for people. */
export function obstacleInWords(version: Version, obstacle: Obstacle): string {
  const words = views();
  switch (obstacle.why) {
    case "locked":
      return words.isLocked(music().bar(obstacle.bar));
    case "taken":
      return words.isTaken(pitchName(keyAt(version, obstacle.by.onset), obstacle.by.pitch));
    case "beginning":
      return words.atBeginning;
    case "end":
      return words.atEnd;
    case "short":
      return words.tooShort;
    case "pitch":
      return words.outOfPitch;
    case "alone":
      return words.noNext;
  }
}
