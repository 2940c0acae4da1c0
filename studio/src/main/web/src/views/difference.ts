import type { Note, Version } from "../api/client";

/** How two versions sound otherwise. */
export interface Difference {
  /** Notes that only the first has. */
  readonly gone: readonly Note[];
  /** Notes that only the second has. */
  readonly came: readonly Note[];
}

/** Notes are the same where they sound the same, whatever their ids. */
export function difference(one: Version, other: Version): Difference {
  const [before, after] = [new Set(one.notes.map(sound)), new Set(other.notes.map(sound))];
  return {
    gone: one.notes.filter((note) => !after.has(sound(note))),
    came: other.notes.filter((note) => !before.has(sound(note))),
  };
}

function sound({ onset, duration, pitch }: Note): string {
  return `${onset} ${duration} ${pitch}`;
}

/** Ids of the notes of a version that another does not have. */
export function changedNotes(version: Version, other: Version | undefined): ReadonlySet<string> {
  return new Set(other ? difference(other, version).came.map((note) => note.id) : []);
}
