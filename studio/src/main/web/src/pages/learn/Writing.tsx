import { signal } from "@preact/signals";
import { useEffect, useMemo, useState } from "preact/hooks";
import { attempt, type Operation, post, type Version } from "../../api/client";
import { applied } from "../../music/edits";
import { position, state, toggle } from "../../sound/player";
import { PianoRoll } from "../../views/PianoRoll";
import { NOTHING, type Selection } from "../../views/selection";
import { learnWords } from "../../words/learn";
import { xrayWords } from "../../words/xray";
import { askStatus, status } from "../compose/studio";
import { traditionInWords } from "../compose/xray/traditions";
import { XRay } from "../compose/xray/XRay";
import { hear, OWNER } from "./sound";

interface Sample {
  readonly seed: number;
  readonly tradition: string;
  readonly version: Version;
}

/** Stays when one goes to another page and comes back. */
const sample = signal<Sample | undefined>(undefined);
const BARS = 8;

let pending: AbortController | undefined;

/** Asks for a melody; an earlier question is given up. Says whether this was the last one. */
async function write(tradition: string): Promise<boolean> {
  pending?.abort();
  const mine = new AbortController();
  pending = mine;
  const settings = tradition ? { tradition } : {};
  const answer = await attempt(() => post<{ seed: number; version: Version }>("/xray/samples", { settings, bars: BARS }, mine.signal));
  if (answer && pending === mine) {
    sample.value = { ...answer, tradition };
  }
  return pending === mine;
}

/** How a model writes: a melody of it, seen through. */
export function Writing() {
  const words = learnWords();
  const [tradition, choose] = useState(sample.peek()?.tradition ?? "");
  const [writing, setWriting] = useState(false);
  const another = (of: string) => {
    setWriting(true);
    void write(of).then((last) => last && setWriting(false));
  };
  useEffect(askStatus, []);
  useEffect(() => {
    sample.peek() === undefined && another(tradition);
  }, []);
  const traditions = status.value?.models[0]?.traditions ?? [];
  const current = sample.value;
  return (
    <div class="stack">
      <h1>{words.title}</h1>
      <p class="intro">{words.intro}</p>
      <div class="row">
        <label>
          {words.ears}{" "}
          <select value={tradition} onChange={(event) => { choose(event.currentTarget.value); another(event.currentTarget.value); }}>
            <option value="">{xrayWords().usual}</option>
            {traditions.map(({ name }) => <option key={name} value={name}>{traditionInWords(name)}</option>)}
          </select>
        </label>
        <button type="button" disabled={writing} onClick={() => another(tradition)}>{words.another}</button>
        {writing && <span class="soft" role="status">{words.writing}</span>}
      </div>
      {current && <Looking key={current.seed} {...current} />}
    </div>
  );
}

function Looking({ seed, version: written, tradition }: Sample) {
  const words = learnWords();
  const [version, change] = useState(written);
  const [note, look] = useState(written.notes[0]?.id);
  const [growing, grow] = useState(false);
  const playing = useMemo(() => position(OWNER), []);
  const at = version.notes.findIndex((each) => each.id === note);
  const seen = useMemo(() => (growing ? { ...version, notes: version.notes.slice(0, at + 1) } : version), [growing, version, at]);
  const cursor = version.notes[at]?.onset ?? "0";
  const selection: Selection = note === undefined ? NOTHING : { cursor, notes: [note] };
  const select = (next: Selection) => {
    const found = version.notes.find((each) => each.id === next.notes[0]) ?? version.notes.find((each) => each.onset === next.cursor);
    found && look(found.id);
  };
  const swap = (operation: Operation) => {
    const next = applied(version, [operation]);
    const swapped = next.notes.map((each) => (each.id === operation.note ? { ...each, origin: "edited" as const } : each));
    change({ ...next, notes: swapped });
    hear(swapped.slice(Math.max(0, at - 3), at + 2), version);
  };
  return (
    <>
      <section class="panel stack" aria-label={words.melody}>
        <div class="row">
          <button type="button" class="primary" onClick={() => toggle(OWNER, version)}>{state(OWNER) === "playing" ? words.pause : words.play}</button>
          <button type="button" aria-pressed={growing} title={words.growingHint} onClick={() => grow(!growing)}>{words.growing}</button>
          {version !== written && <button type="button" onClick={() => change(written)}>{words.asWritten}</button>}
          <span class="soft">{words.seed(String(seed))}</span>
        </div>
        <PianoRoll version={seen} selection={selection} onSelect={select} onHear={(notes) => hear(notes, version)} playing={playing} />
        {version !== written && <p role="status">{words.swapped}</p>}
      </section>
      <section class="panel">
        <XRay version={version} note={note} tradition={tradition} onNote={look} onSwap={swap} onHear={(notes) => hear(notes, version)} />
      </section>
      <section class="tries stack" aria-label={words.tryTitle}>
        <h2>{words.tryTitle}</h2>
        <ol>{Object.values(words.tries).map((text) => <li key={text}>{text}</li>)}</ol>
      </section>
    </>
  );
}
