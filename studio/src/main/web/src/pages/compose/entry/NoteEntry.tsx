import { useEffect, useRef, useState } from "preact/hooks";
import type { Piece } from "../../../api/client";
import { barAt, barsOf, beat } from "../../../music/bars";
import { compare } from "../../../music/time";
import { durationInWords } from "../../../views/speech";
import { entry } from "../../../words/entry";
import { music } from "../../../words/music";
import { selection } from "../sitting";
import { DURATIONS, HIGHEST_OCTAVE, LOWEST_OCTAVE } from "./keys";
import { useMidi } from "./midi";
import { Piano } from "./Piano";
import { useEntry, type Entering } from "./useEntry";

function Lengths({ entering }: { entering: Entering }) {
  const words = entry();
  return (
    <div class="row tight" role="group" aria-label={words.length}>
      {DURATIONS.map(({ time, code }) => (
        <button key={time} type="button" aria-pressed={entering.duration === time} onClick={() => entering.setDuration(time)}>
          <span class="soft small" aria-hidden="true">{code.replace("Digit", "")}</span> {durationInWords(time)}
        </button>
      ))}
      <button type="button" onClick={entering.rest}><span class="small" aria-hidden="true">0</span> {words.rest}</button>
      <button type="button" onClick={entering.back}>⌫ {words.back}</button>
    </div>
  );
}

function Where({ piece }: { piece: Piece }) {
  const words = entry();
  const { cursor } = selection.value;
  const bar = barAt(barsOf(piece.shown), cursor);
  const over = compare(cursor, piece.shown.length) >= 0;
  return <p class="soft small">{over || bar === undefined ? words.full : words.at(music().place(music().bar(bar.number), beat(bar, cursor)))}</p>;
}

function Octave({ entering }: { entering: Entering }) {
  const words = entry();
  return (
    <div class="row tight">
      <button type="button" aria-label={words.lower} title="Z" disabled={entering.octave === LOWEST_OCTAVE} onClick={() => entering.setOctave(entering.octave - 1)}>−</button>
      <span>{words.octave(entering.octave)}</span>
      <button type="button" aria-label={words.higher} title="X" disabled={entering.octave === HIGHEST_OCTAVE} onClick={() => entering.setOctave(entering.octave + 1)}>+</button>
    </div>
  );
}

/** Notes by the computer's keys, a MIDI keyboard or the mouse. */
export function NoteEntry({ piece, onLeave }: { piece: Piece; onLeave: () => void }) {
  const words = entry();
  const [way, setWay] = useState<"step" | "live">("step");
  const entering = useEntry(piece, way, onLeave);
  const midi = useMidi((pitch, loudness) => (loudness > 0 ? entering.press(pitch, loudness) : entering.release(pitch)));
  const board = useRef<HTMLDivElement>(null);
  useEffect(() => board.current?.focus(), []);
  const again = (chosen: "step" | "live") => {
    setWay(chosen);
    board.current?.focus();
  };
  return (
    <section class="entry panel" aria-label={words.heading}>
      <div class="row">
        <h3>{words.heading}</h3>
        <div class="row tight" role="group" aria-label={words.way}>
          <button type="button" aria-pressed={way === "step"} onClick={() => again("step")}>{words.step}</button>
          <button type="button" aria-pressed={way === "live"} onClick={() => again("live")}>{words.live}</button>
        </div>
        <Octave entering={entering} />
        <button type="button" aria-pressed={midi.state.is === "on"} onClick={() => void midi.connect()}>{words.midi}</button>
        <p class="soft small" role="status">
          {midi.state.is === "on" ? words.midiOn(midi.state.names) : midi.state.is === "none" ? words.midiNone : midi.state.is === "never" ? words.midiNever : ""}
        </p>
      </div>
      {way === "step" ? (
        <>
          <Lengths entering={entering} />
          <Where piece={piece} />
        </>
      ) : (
        <div class="row">
          <button type="button" class={entering.recording ? "recording" : "primary"} onClick={() => { entering.record(); board.current?.focus(); }}>
            {entering.recording ? `■ ${words.done}` : `● ${words.record}`}
          </button>
          <p class="soft small">{entering.recording ? words.recording : words.recordHint}</p>
        </div>
      )}
      <div class="board" ref={board} tabIndex={0} role="application" aria-label={`${words.piano}. ${words.pianoHint}`} onKeyDown={entering.onKeyDown} onKeyUp={entering.onKeyUp} onBlur={entering.onBlur}>
        <Piano version={piece.shown} octave={entering.octave} held={entering.held} onPress={entering.press} onRelease={entering.release} />
      </div>
      <p class="soft small" aria-hidden="true">{words.pianoHint}</p>
    </section>
  );
}
