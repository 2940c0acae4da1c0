import type { Note, Operation, Version } from "../api/client";
import { barAt, type BarRange, barsOf, keyAt } from "../music/bars";
import { add, type Edit, lengthen, lockOrOpen, moveBoundary, moveBy, moveBySemitones, moveInScale, type Obstacle, remove } from "../music/edits";
import { pitchClass } from "../music/key";
import { placeAt, placesOf } from "../music/places";
import { compare, earlier, times, type Time } from "../music/time";
import type { Selection } from "./selection";

/** A key that is pressed, with what is held. */
export interface Press {
  readonly key: string;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly ctrl: boolean;
}

/** What a person wants of a melody, by a key, a button or the mouse. */
export type Wanted =
  | { want: "go"; by: number }
  | { want: "bar"; by: number; extend: boolean }
  | { want: "edge"; end: boolean; extend: boolean }
  | { want: "step"; by: number }
  | { want: "semitones"; by: number }
  | { want: "move"; by: number }
  | { want: "lengthen"; by: number }
  | { want: "boundary"; by: number }
  | { want: "remove" }
  | { want: "add" }
  | { want: "lock" }
  | { want: "all" }
  | { want: "none" };

/** What comes of it. */
export interface Outcome {
  selection?: Selection;
  operations?: readonly Operation[];
  /** The notes that an edit leaves. */
  notes?: readonly Note[];
  obstacle?: Obstacle;
  /** How many notes went. */
  removed?: number;
}

const WAYS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: 1, ArrowDown: -1, PageUp: -1, PageDown: 1 };

/** What a key means in every view of a melody; nothing where it is not one of theirs. */
export function wanted({ key, shift, alt, ctrl }: Press): Wanted | undefined {
  const by = WAYS[key] ?? 0;
  switch (key) {
    case "ArrowLeft":
    case "ArrowRight":
      return alt ? undefined : { want: ctrl ? (shift ? "boundary" : "move") : shift ? "lengthen" : "go", by };
    case "ArrowUp":
    case "ArrowDown":
      return ctrl ? undefined : alt ? { want: "semitones", by } : shift ? { want: "semitones", by: by * 12 } : { want: "step", by };
    case "PageUp":
    case "PageDown":
      return ctrl || alt ? undefined : { want: "bar", by, extend: shift };
    case "Home":
    case "End":
      return alt ? undefined : { want: "edge", end: key === "End", extend: shift };
    case "Delete":
    case "Backspace":
      return ctrl || alt ? undefined : { want: "remove" };
    case "Enter":
    case "Insert":
      return ctrl || alt || shift ? undefined : { want: "add" };
    case "Escape":
      return { want: "none" };
    default:
      return letter(key.toLowerCase(), ctrl, alt);
  }
}

function letter(key: string, ctrl: boolean, alt: boolean): Wanted | undefined {
  if (alt) {
    return undefined;
  }
  return key === "l" && !ctrl ? { want: "lock" } : key === "a" && ctrl ? { want: "all" } : undefined;
}

/** Whether it would change the melody. */
export function isEdit({ want }: Wanted): boolean {
  return !["go", "bar", "edge", "all", "none"].includes(want);
}

/** The ids of the notes that keys work on: those chosen, else the one at the cursor. */
export function affected(version: Version, selection: Selection): readonly string[] {
  const chosen = version.notes.filter((note) => selection.notes.includes(note.id)).map((note) => note.id);
  const under = placesOf(version)[placeAt(version, selection.cursor)]?.note;
  return chosen.length > 0 ? chosen : under ? [under.id] : [];
}

export function outcome(wish: Wanted, version: Version, selection: Selection, step: Time): Outcome {
  const ids = affected(version, selection);
  switch (wish.want) {
    case "go":
      return goTo(version, placeAt(version, selection.cursor) + wish.by);
    case "bar":
      return { selection: byBar(version, selection, wish.by, wish.extend) };
    case "edge":
      return { selection: toEdge(version, selection, wish.end, wish.extend) };
    case "step":
      return done(moveInScale(version, ids, wish.by), selection);
    case "semitones":
      return done(moveBySemitones(version, ids, wish.by), selection);
    case "move":
      return done(moveBy(version, ids, times(step, wish.by)), selection, true);
    case "lengthen":
      return done(lengthen(version, ids, times(step, wish.by)), selection);
    case "boundary":
      return done(moveBoundary(version, ids[0] ?? "", times(step, wish.by)), selection);
    case "remove":
      return { ...done(remove(version, ids), selection), removed: ids.length };
    case "add":
      return enter(version, selection, step);
    case "lock":
      return lock(version, selection);
    case "all":
      return { selection: { cursor: selection.cursor, notes: version.notes.map((note) => note.id) } };
    case "none":
      return { selection: { cursor: selection.cursor, notes: [] } };
  }
}

function done(edit: Edit, selection: Selection, follow = false): Outcome {
  if ("obstacle" in edit) {
    return { obstacle: edit.obstacle };
  }
  const first = edit.notes[0];
  return follow && first ? { ...edit, selection: { ...selection, cursor: first.onset } } : edit;
}

/** To the note or rest of this number, or to the nearest there is. */
export function goTo(version: Version, index: number): Outcome {
  const places = placesOf(version);
  const place = places[Math.max(0, Math.min(index, places.length - 1))];
  return place ? { selection: { cursor: place.onset, notes: place.note ? [place.note.id] : [] } } : {};
}

function byBar(version: Version, selection: Selection, by: number, extend: boolean): Selection {
  const bars = barsOf(version);
  const here = barAt(bars, selection.cursor);
  const place = here ? bars.indexOf(here) : 0;
  const chosen = extend && selection.bars;
  const next = extend && !chosen ? place : Math.max(0, Math.min(place + by, bars.length - 1));
  const bar = bars[next];
  if (!bar || !here) {
    return selection;
  }
  if (!extend) {
    return at(version, bar.start);
  }
  const anchor = chosen ? (here.number === chosen.last ? chosen.first : chosen.last) : bar.number;
  return ofBars(version, { first: Math.min(anchor, bar.number), last: Math.max(anchor, bar.number) }, bar.start);
}

function toEdge(version: Version, selection: Selection, end: boolean, extend: boolean): Selection {
  const bars = barsOf(version);
  const [here, edge] = [barAt(bars, selection.cursor), end ? bars.at(-1) : bars[0]];
  if (!here || !edge) {
    return selection;
  }
  if (!extend) {
    return at(version, end ? (placesOf(version).at(-1)?.onset ?? edge.start) : edge.start);
  }
  const [low, high] = [selection.bars?.first ?? here.number, selection.bars?.last ?? here.number];
  return ofBars(version, end ? { first: low, last: edge.number } : { first: edge.number, last: high }, edge.start);
}

function at(version: Version, time: Time): Selection {
  const note = placesOf(version)[placeAt(version, time)]?.note;
  return { cursor: time, notes: note ? [note.id] : [] };
}

/** Bars chosen as a whole, with the notes that begin in them. */
export function ofBars(version: Version, range: BarRange, cursor?: Time): Selection {
  const bars = barsOf(version).filter((bar) => bar.number >= range.first && bar.number <= range.last);
  const [start, end] = [bars[0]?.start ?? "0", bars.at(-1)?.end ?? "0"];
  const notes = version.notes.filter((note) => compare(note.onset, start) >= 0 && compare(note.onset, end) < 0);
  return { cursor: cursor ?? start, notes: notes.map((note) => note.id), bars: range };
}

function lock(version: Version, selection: Selection): Outcome {
  const bar = barAt(barsOf(version), selection.cursor);
  const range = selection.bars ?? (bar && { first: bar.number, last: bar.number });
  return range ? { operations: [lockOrOpen(version, range)] } : {};
}

/** A note in the rest at the cursor, or in the one after the note there; as long and as high as the note before. */
function enter(version: Version, selection: Selection, step: Time): Outcome {
  const places = placesOf(version);
  const here = placeAt(version, selection.cursor);
  const rest = [places[here], places[here + 1]].find((place) => place && !place.note);
  if (!rest) {
    const next = places[here + 1]?.note;
    return { obstacle: next ? { why: "taken", by: next } : { why: "end" } };
  }
  const before = version.notes.filter((note) => compare(note.onset, rest.onset) < 0).at(-1) ?? version.notes[0];
  const tonic = 60 + pitchClass(keyAt(version, rest.onset).tonic);
  const edit = add(version, rest.onset, earlier(before?.duration ?? times(step, 2), rest.length), before?.pitch ?? tonic);
  return "obstacle" in edit ? edit : { ...edit, selection: { cursor: rest.onset, notes: [] } };
}
