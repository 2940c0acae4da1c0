import type { Note, Operation, Version } from "../api/client";
import { type Bar, barAt, barsOf, isLocked, keyAt } from "./bars";
import { scaleSteps } from "./key";
import { compare, minus, plus, type Time } from "./time";

/** Why something cannot be done to a melody. */
export type Obstacle =
  | { why: "locked"; bar: number }
  | { why: "taken"; by: Note }
  | { why: "beginning" }
  | { why: "end" }
  | { why: "short" }
  | { why: "pitch" }
  | { why: "alone" };

/** What is to be asked of the server and which notes it leaves, or why it cannot be. */
export type Edit = { operations: Operation[]; notes: readonly Note[] } | { obstacle: Obstacle };

type Change = (note: Note) => Note;

/** The id of a note that the server has not named yet. */
export const NEW = "n0";

/** Changes notes, unless they would come over another, into a locked bar or out of the piece. */
function changed(version: Version, ids: readonly string[], change: Change): Edit {
  const before = version.notes.filter((note) => ids.includes(note.id));
  const after = before.map(change);
  const obstacle = between(version, before, after);
  if (obstacle) {
    return { obstacle };
  }
  const later = after[0] && before[0] ? compare(after[0].onset, before[0].onset) > 0 : false;
  const operations = after.flatMap((note, place) => steps(before[place] ?? note, note));
  return { operations: later ? operations.reverse() : operations, notes: after };
}

function steps(before: Note, after: Note): Operation[] {
  const operations: Operation[] = [];
  if (before.pitch !== after.pitch) {
    operations.push({ op: "set-pitch", note: after.id, pitch: after.pitch });
  }
  if (before.onset !== after.onset) {
    operations.push({ op: "move", note: after.id, onset: after.onset });
  }
  if (before.duration !== after.duration) {
    operations.push({ op: "resize", note: after.id, duration: after.duration });
  }
  return operations;
}

/** What stands between notes as they are and as they would be. */
function between(version: Version, before: readonly Note[], after: readonly Note[]): Obstacle | undefined {
  const bars = barsOf(version);
  for (const note of [...before, ...after]) {
    const bar = note.locked ? barAt(bars, note.onset) : lockedBar(version, bars, note);
    if (bar) {
      return { why: "locked", bar: bar.number };
    }
  }
  const others = version.notes.filter((note) => !before.some((moved) => moved.id === note.id));
  for (const note of after) {
    const found = outside(version, note) ?? [...others, ...after].map((other) => over(note, other)).find(Boolean);
    if (found) {
      return found;
    }
  }
  return undefined;
}

function lockedBar(version: Version, bars: readonly Bar[], note: Note): Bar | undefined {
  const end = plus(note.onset, note.duration);
  return bars.find(
    (bar) => compare(bar.start, end) < 0 && compare(bar.end, note.onset) > 0 && isLocked(version.locked, bar.number),
  );
}

function outside(version: Version, note: Note): Obstacle | undefined {
  if (compare(note.duration, "0") <= 0) {
    return { why: "short" };
  }
  if (compare(note.onset, "0") < 0) {
    return { why: "beginning" };
  }
  if (compare(plus(note.onset, note.duration), version.length) > 0) {
    return { why: "end" };
  }
  return note.pitch < 0 || note.pitch > 127 ? { why: "pitch" } : undefined;
}

function over(note: Note, other: Note): Obstacle | undefined {
  const apart =
    note.id === other.id ||
    compare(plus(note.onset, note.duration), other.onset) <= 0 ||
    compare(plus(other.onset, other.duration), note.onset) <= 0;
  return apart ? undefined : { why: "taken", by: other };
}

/** Higher by steps of the scale of the key in force, lower for less than zero. */
export function moveInScale(version: Version, ids: readonly string[], by: number): Edit {
  return changed(version, ids, (note) => ({ ...note, pitch: scaleSteps(keyAt(version, note.onset), note.pitch, by) }));
}

export function moveBySemitones(version: Version, ids: readonly string[], by: number): Edit {
  return changed(version, ids, (note) => ({ ...note, pitch: note.pitch + by }));
}

/** Later, and higher; earlier and lower for less than zero. */
export function moveBy(version: Version, ids: readonly string[], time: Time, semitones = 0): Edit {
  return changed(version, ids, (note) => ({ ...note, onset: plus(note.onset, time), pitch: note.pitch + semitones }));
}

export function lengthen(version: Version, ids: readonly string[], by: Time): Edit {
  return changed(version, ids, (note) => ({ ...note, duration: plus(note.duration, by) }));
}

/** Lets a note end later, or earlier, and the one that follows at once begin there. */
export function moveBoundary(version: Version, id: string, by: Time): Edit {
  const place = version.notes.findIndex((note) => note.id === id);
  const [note, next] = [version.notes[place], version.notes[place + 1]];
  if (!note || !next || compare(plus(note.onset, note.duration), next.onset) !== 0) {
    return { obstacle: { why: "alone" } };
  }
  const after = [
    { ...note, duration: plus(note.duration, by) },
    { ...next, onset: plus(next.onset, by), duration: minus(next.duration, by) },
  ];
  const obstacle = between(version, [note, next], after);
  if (obstacle) {
    return { obstacle };
  }
  const [own, others] = after.map((each, index) => steps(index === 0 ? note : next, each));
  const grows = compare(by, "0") > 0;
  const operations = grows ? [...(others ?? []).reverse(), ...(own ?? [])] : [...(own ?? []), ...(others ?? [])];
  return { operations, notes: after };
}

export function remove(version: Version, ids: readonly string[]): Edit {
  const gone = version.notes.filter((note) => ids.includes(note.id));
  const obstacle = between(version, gone, []);
  return obstacle ? { obstacle } : { operations: gone.map((note) => ({ op: "remove", note: note.id })), notes: [] };
}

export function add(version: Version, onset: Time, duration: Time, pitch: number): Edit {
  const note: Note = { id: NEW, onset, duration, pitch, origin: "human", locked: false, entry: version.entry };
  const obstacle = between(version, [], [note]);
  return obstacle ? { obstacle } : { operations: [{ op: "add", onset, duration, pitch }], notes: [note] };
}

/** Locks bars, or opens them where the first of them is locked. */
export function lockOrOpen(version: Version, bars: { first: number; last: number }): Operation {
  const range = bars.first === bars.last ? `${bars.first}` : `${bars.first}-${bars.last}`;
  return { op: isLocked(version.locked, bars.first) ? "unlock" : "lock", bars: range };
}

/** The version as the server will answer with it, to be shown until it does; locks and the like are the server's. */
export function applied(version: Version, operations: readonly Operation[]): Version {
  let notes = [...version.notes];
  operations.forEach((operation, place) => {
    const edited = (change: Partial<Note>) => {
      notes = notes.map((note) => (note.id === operation.note ? { ...note, ...change, origin: touched(note) } : note));
    };
    const { op, onset, duration, pitch } = operation;
    if (op === "add" && onset !== undefined && duration !== undefined && pitch !== undefined) {
      const id = `${NEW}${place}`;
      notes.push({ id, onset, duration, pitch, origin: "human", locked: false, entry: version.entry });
    } else if (op === "remove") {
      notes = notes.filter((note) => note.id !== operation.note);
    } else if (op === "set-pitch" && pitch !== undefined) {
      edited({ pitch });
    } else if (op === "move" && onset !== undefined) {
      edited({ onset });
    } else if (op === "resize" && duration !== undefined) {
      edited({ duration });
    }
  });
  return { ...version, notes: notes.sort((one, other) => compare(one.onset, other.onset)) };
}

/** Where a note is from once a person has changed it. */
export function touched(note: Note): Note["origin"] {
  return note.origin === "human" ? "human" : "edited";
}
