import { useState } from "preact/hooks";
import { noteInWords } from "../../../views/speech";
import { trainingWords } from "../../../words/training";
import { bits } from "../../compose/xray/numbers";
import { Heard } from "./Heard";
import { leaveEachOut, leftOut, type Training, WHOLE, type WithoutEach as Found } from "./training";

type Work = Found["works"][number];

const SHOWN = 8;
/** Less than this is nothing that a person need look at. */
const SLIGHT = 0.05;
const FAINTEST = 0.2;

/** A melody, and what each of the tunes did for it. */
export function WithoutEach({ training }: { training: Training }) {
  const words = trainingWords();
  const [busy, setBusy] = useState(false);
  const look = () => {
    setBusy(true);
    void leaveEachOut(training).finally(() => setBusy(false));
  };
  const found = leftOut.value;
  return (
    <section class="panel stack without">
      <h2>{words.without}</h2>
      <p class="soft">{words.withoutMeans}</p>
      <div class="row">
        <button type="button" disabled={busy} onClick={look}>{found ? words.another : words.write}</button>
        <span class="soft" role="status">{busy ? words.forgetting : found && words.seed(String(found.seed))}</span>
      </div>
      {found && <Tunes key={found.seed} {...found} />}
    </section>
  );
}

function Tunes({ melody, works }: Found) {
  const words = trainingWords();
  const [chosen, choose] = useState(0);
  const work = works[chosen];
  const largest = Math.max(SLIGHT, works[0]?.change ?? 0);
  const peak = Math.max(SLIGHT, ...(work?.notes ?? []));
  const strengths = melody.notes.map((_, i) => FAINTEST + (1 - FAINTEST) * Math.max(0, work?.notes[i] ?? 0) / peak);
  return (
    <>
      <Heard owner={WHOLE} name={words.melody} version={melody} strengths={strengths} />
      <fieldset class="tunes">
        <legend>{words.whichTune}</legend>
        {works.slice(0, SHOWN).map((each, i) => (
          <label key={each.id} class="choice">
            <input type="radio" name="left-out" checked={i === chosen} onChange={() => choose(i)} />
            <span class="name">{each.title}</span>
            <span class="reach" aria-hidden="true"><span style={{ inlineSize: `${100 * Math.max(0, each.change) / largest}%` }} /></span>
            <span class="bits">{words.bitsMore(signed(each.change))}</span>
          </label>
        ))}
      </fieldset>
      {work && <p role="status">{said(work)}</p>}
      {works.length > SHOWN && <All works={works} />}
    </>
  );

  function said({ title, change, notes }: Work): string {
    const most = notes.indexOf(Math.max(...notes));
    const note = melody.notes[most];
    return change < SLIGHT || note === undefined
      ? words.noChange(title)
      : words.change(title, bits(change), noteInWords(melody, note), bits(notes[most] ?? 0));
  }
}

function All({ works }: { works: readonly Work[] }) {
  const words = trainingWords();
  return (
    <details>
      <summary>{words.allTunes(works.length)}</summary>
      <table>
        <thead><tr><th scope="col">{words.tune}</th><th scope="col">{words.bitsWithout}</th></tr></thead>
        <tbody>{works.map((each) => <tr key={each.id}><th scope="row">{each.title}</th><td>{signed(each.change)}</td></tr>)}</tbody>
      </table>
    </details>
  );
}

function signed(change: number): string {
  const size = bits(Math.abs(change));
  return size === bits(0) ? size : `${change > 0 ? "+" : "−"}${size}`;
}
