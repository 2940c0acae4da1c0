import type { ReadonlySignal } from "@preact/signals";
import type { Note, Operation, Version } from "../api/client";
import type { BarRange } from "../music/bars";
import type { Time } from "../music/time";

/** What is chosen of a melody; all its views share it. */
export interface Selection {
  /** Where the keyboard is: the note or the rest that sounds at this time. */
  readonly cursor: Time;
  /** Ids of the notes chosen; where there are none, keys work on the note at the cursor. */
  readonly notes: readonly string[];
  /** Neighbouring bars chosen as a whole. */
  readonly bars?: BarRange | undefined;
}

export const NOTHING: Selection = { cursor: "0", notes: [] };

/** What every view of a melody takes: piano roll, staff, numbered notation, list. */
export interface ViewProps {
  version: Version;
  selection: Selection;
  onSelect: (next: Selection) => void;
  /** Where it is missing, the melody can be looked at only. */
  onEdit?: ((operations: Operation[]) => Promise<unknown> | void) | undefined;
  /** Something to be heard: a note one goes to, or a pitch one tries. */
  onHear?: ((notes: readonly Pick<Note, "pitch" | "duration">[]) => void) | undefined;
  /** Where the music is, in quarter notes; undefined while it is silent. */
  playing?: ReadonlySignal<number | undefined> | undefined;
  /** Another version, whose differences are outlined. */
  compare?: Version | undefined;
  /** Without buttons, where another view beside it has them. */
  bare?: boolean | undefined;
  /** To what times notes are moved and lengthened; a semiquaver if nothing is said. */
  step?: Time | undefined;
}

export const STEP: Time = "1/4";
