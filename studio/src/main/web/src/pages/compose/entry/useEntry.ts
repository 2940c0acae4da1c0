import { useEffect, useRef, useState } from "preact/hooks";
import { announce } from "../../../app/announce";
import type { Piece } from "../../../api/client";
import { barAt, barsOf } from "../../../music/bars";
import { compare, plus, quarters, type Time } from "../../../music/time";
import { beat, here, hold, state, stop } from "../../../sound/player";
import { entry } from "../../../words/entry";
import { operate } from "../doing";
import { selection } from "../sitting";
import { HIGHEST_OCTAVE, LOWEST_OCTAVE, stroke } from "./keys";
import { before, erased, silenced, taken, type Trail, written, type Played } from "./take";

const RECORDING = "recording";
const GRID: Time = "1/4";

/** What who enters notes does and sees. */
export interface Entering {
  readonly octave: number;
  readonly duration: Time;
  readonly held: ReadonlySet<number>;
  readonly recording: boolean;
  press(pitch: number, loudness?: number): void;
  release(pitch: number): void;
  rest(): void;
  back(): void;
  setOctave(octave: number): void;
  setDuration(duration: Time): void;
  record(): void;
  onKeyDown(event: KeyboardEvent): void;
  onKeyUp(event: KeyboardEvent): void;
  /** No key is held any more. */
  onBlur(): void;
}

function goTo(cursor: Time): void {
  selection.value = { cursor, notes: [] };
}

/** Notes one after the other, from the cursor on; the steps are kept, to go back by even before the studio has answered. */
function step(piece: Piece, duration: Time, pitch: number | undefined, trail: Trail[]): void {
  const at = selection.peek().cursor;
  const length = piece.shown.length;
  if (compare(plus(at, duration), length) > 0) {
    announce(entry().full);
    return;
  }
  void operate(({ notes }) => (pitch === undefined ? silenced(notes, at, duration) : (written(notes, length, at, duration, pitch) ?? [])));
  trail.push({ from: at, to: plus(at, duration) });
  goTo(plus(at, duration));
}

/** Takes the step before the cursor back. */
function back({ shown }: Piece, trail: Trail[]): void {
  const cursor = selection.peek().cursor;
  const from = before(shown.notes, cursor, trail.pop());
  if (from !== undefined) {
    void operate(({ notes }) => erased(notes, from, cursor));
    goTo(from);
  }
}

/** Notes played to the beat, written when it is over. */
function useRecording(piece: Piece) {
  const [recording, setRecording] = useState(false);
  const begun = useRef(new Map<number, number>());
  const played = useRef<Played[]>([]);
  const ended = recording && state(RECORDING) === "silent";
  const finish = () => {
    begun.current.forEach((from, pitch) => played.current.push({ pitch, from, to: here() }));
    begun.current.clear();
    const all = played.current.filter((each) => each.to > 0);
    played.current = [];
    setRecording(false);
    stop();
    void operate(({ notes, length }) => taken(notes, length, all, GRID)).then((done) => done && announce(entry().recorded(all.length)));
  };
  useEffect(() => {
    if (ended) {
      finish();
    }
  }, [ended]);
  const leave = useRef(() => {});
  leave.current = () => recording && finish();
  useEffect(() => () => leave.current(), []);
  const start = () => {
    const bar = barAt(barsOf(piece.shown), selection.peek().cursor);
    played.current = [];
    setRecording(true);
    beat(RECORDING, piece.shown, quarters(bar?.start ?? "0"));
  };
  return {
    recording,
    toggle: () => (recording ? finish() : start()),
    on: (pitch: number) => begun.current.set(pitch, here()),
    off: (pitch: number) => {
      const from = begun.current.get(pitch);
      if (from !== undefined) {
        begun.current.delete(pitch);
        played.current.push({ pitch, from, to: here() });
      }
    },
  };
}

/** Notes by keys, a MIDI keyboard or the mouse: one after the other, or to the beat. */
export function useEntry(piece: Piece, way: "step" | "live", onLeave: () => void): Entering {
  const [octave, setOctave] = useState(4);
  const [duration, setDuration] = useState<Time>("1");
  const [held, setHeld] = useState<ReadonlySet<number>>(new Set());
  const sounding = useRef(new Map<number, () => void>());
  const down = useRef(new Map<string, number>());
  const trail = useRef<Trail[]>([]);
  const recorder = useRecording(piece);
  const show = () => setHeld(new Set(sounding.current.keys()));
  const press = (pitch: number, loudness?: number) => {
    if (sounding.current.has(pitch)) {
      return;
    }
    sounding.current.set(pitch, hold(pitch, loudness));
    show();
    if (way === "step") {
      step(piece, duration, pitch, trail.current);
    } else if (recorder.recording) {
      recorder.on(pitch);
    }
  };
  const release = (pitch: number) => {
    sounding.current.get(pitch)?.();
    sounding.current.delete(pitch);
    show();
    recorder.off(pitch);
  };
  useEffect(() => () => sounding.current.forEach((end) => end()), []);
  const shift = (to: number) => setOctave(Math.max(LOWEST_OCTAVE, Math.min(HIGHEST_OCTAVE, to)));
  const rest = () => step(piece, duration, undefined, trail.current);
  const onKeyDown = (event: KeyboardEvent) => {
    const meant = stroke(event.code, octave);
    if (event.key === "Escape") {
      onLeave();
    }
    if (meant === undefined || event.repeat || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    switch (meant.does) {
      case "note":
        down.current.set(event.code, meant.pitch);
        return press(meant.pitch);
      case "duration":
        return setDuration(meant.time);
      case "octave":
        return shift(octave + meant.by);
      case "rest":
        return way === "step" ? rest() : undefined;
      case "back":
        return way === "step" ? back(piece, trail.current) : undefined;
    }
  };
  const onKeyUp = (event: KeyboardEvent) => {
    const pitch = down.current.get(event.code);
    if (pitch !== undefined) {
      down.current.delete(event.code);
      release(pitch);
    }
  };
  const onBlur = () => {
    down.current.forEach(release);
    down.current.clear();
  };
  return {
    octave, duration, held, recording: recorder.recording, press, release, rest, back: () => back(piece, trail.current), setOctave: shift, setDuration,
    record: recorder.toggle, onKeyDown, onKeyUp, onBlur,
  };
}
