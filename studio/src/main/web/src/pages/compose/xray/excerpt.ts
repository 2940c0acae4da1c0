import type { Note, Version } from "../../../api/client";
import { compare, minus, plus, type Time } from "../../../music/time";

/** What is played one after the other. */
export type Heard = Pick<Note, "pitch" | "duration">;

const LEAD = 3;

/** A note with some before it, so that it is heard where it stands; it may have another pitch or length. */
export function inContext(version: Version, note: number, other: Partial<Heard> = {}): Heard[] {
  const played = version.notes.slice(Math.max(0, note - LEAD), note + 1).map(({ pitch, duration }) => ({ pitch, duration }));
  const last = played.pop();
  return last ? [...played, { ...last, ...other }] : [];
}

/** Whether a note can last so long: no other sounds then, and the piece goes on. */
export function hasRoom({ notes, length }: Version, note: number, duration: Time): boolean {
  const here = notes[note];
  return here !== undefined && compare(plus(here.onset, duration), notes[note + 1]?.onset ?? length) <= 0;
}

/** How long it takes from a note to the next. */
export function untilNext({ notes }: Version, note: number): Time {
  const [here, next] = [notes[note], notes[note + 1]];
  return here && next ? minus(next.onset, here.onset) : (here?.duration ?? "1");
}
