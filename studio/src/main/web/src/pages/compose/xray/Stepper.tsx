import { useEffect, useId, useState } from "preact/hooks";
import type { Version } from "../../../api/client";
import { quarters } from "../../../music/time";
import type { XRayWords } from "../../../words/xray";
import { untilNext } from "./excerpt";

/** Slower than the music, so that there is time to look. */
const QUARTER_MILLIS = 1100;
const LEAST_MILLIS = 650;

interface Props {
  version: Version;
  note: number | undefined;
  words: XRayWords;
  place(note: number): string;
  /** Goes to a note and plays it. */
  onStep(note: number): void;
}

/** Goes through a melody note by note: on, back, or by itself. */
export function Stepper({ version, note, words, place, onStep }: Props) {
  const id = useId();
  const [running, run] = useState(false);
  const last = version.notes.length - 1;
  const at = note ?? -1;
  useEffect(() => {
    if (!running) {
      return undefined;
    }
    if (at >= last) {
      run(false);
      return undefined;
    }
    const wait = at < 0 ? 0 : Math.max(LEAST_MILLIS, quarters(untilNext(version, at)) * QUARTER_MILLIS);
    const timer = setTimeout(() => onStep(at + 1), wait);
    return () => clearTimeout(timer);
  }, [running, at, version]);
  const begin = () => {
    at >= last && onStep(0);
    run(!running);
  };
  return (
    <div class="stepper row">
      <button type="button" aria-label={words.back} disabled={at <= 0} onClick={() => onStep(at - 1)}>◀</button>
      <button type="button" aria-label={words.step} disabled={at >= last} onClick={() => onStep(at + 1)}>▶</button>
      <button type="button" class={running ? "primary" : ""} onClick={begin}>{running ? words.halt : words.run}</button>
      <label for={id} class="spoken">{words.note}</label>
      <input id={id} type="range" min={0} max={last} step={1} value={Math.max(0, at)} aria-valuetext={at < 0 ? words.intro : place(at)}
        onInput={(event) => { run(false); onStep(Number(event.currentTarget.value)); }} />
    </div>
  );
}
