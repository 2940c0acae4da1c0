import { useState } from "preact/hooks";
import { attempt, post, type Schemas } from "../../api/client";
import { announce } from "../../app/announce";
import { tamper } from "../../words/tamper";
import { compared, type Inspection } from "./findings";
import { TamperResult } from "./TamperResult";

type Kind = Schemas["TamperingKind"];
type Tampering = Schemas["Tampering"];
export type Tampered = Schemas["Tampered"];

interface Settings {
  note: number;
  semitones: number;
  offset: string;
  entry: string;
}

const USUAL: Settings = { note: 1, semitones: 1, offset: "", entry: "" };

/** Changes copies of a file, and shows which checks notice. */
export function TamperLab({ inspection }: { inspection: Inspection }) {
  const words = tamper();
  const [chosen, setChosen] = useState<readonly Kind[]>([]);
  const [settings, setSettings] = useState(USUAL);
  const [result, setResult] = useState<Tampered | undefined>(undefined);
  const possible = inspection.tamperings ?? [];
  const choose = (kind: Kind) => setChosen((now) => (now.includes(kind) ? now.filter((each) => each !== kind) : [...now, kind]));
  const run = async () => {
    const tamperings = chosen.map((kind) => tampering(kind, settings));
    const found = await attempt(() => post<Tampered>(`/inspections/${inspection.id}/tampering`, { tamperings }));
    if (found) {
      setResult(found);
      announce(outcome(inspection, found));
    }
  };
  const reset = () => {
    setChosen([]);
    setSettings(USUAL);
    setResult(undefined);
  };
  const last = chosen.at(-1);
  return (
    <div class="stack">
      <p>{words.lead}</p>
      <form class="stack" onSubmit={(event) => { event.preventDefault(); void run(); }}>
        <fieldset class="deeds">
          <legend>{words.choose}</legend>
          {possible.map((kind) => (
            <div key={kind} class={chosen.includes(kind) ? "deed chosen" : "deed"}>
              <label><input type="checkbox" checked={chosen.includes(kind)} onChange={() => choose(kind)} /> {words.kinds[kind]}</label>
              {chosen.includes(kind) && <Details kind={kind} settings={settings} change={setSettings} notes={inspection.score?.notes.length} />}
            </div>
          ))}
        </fieldset>
        {last && <p class="lesson" role="note">{words.lessons[last]}</p>}
        <div class="row">
          <button type="submit" class="primary" disabled={chosen.length === 0}>{words.go}</button>
          <button type="button" disabled={chosen.length === 0 && !result} onClick={reset}>{words.reset}</button>
        </div>
      </form>
      {result && <TamperResult before={inspection} result={result} outcome={outcome(inspection, result)} />}
    </div>
  );
}

function outcome(before: Inspection, result: Tampered): string {
  const words = tamper();
  const count = compared(before.checks, result.inspection.checks).filter((pair) => pair.newly).length;
  return result.inspection.state === "none" ? words.lessons.strip : count === 0 ? words.nothingNoticed : words.done(count);
}

function tampering(kind: Kind, settings: Settings): Tampering {
  switch (kind) {
    case "note":
      return { kind, number: settings.note, semitones: settings.semitones };
    case "byte":
      return settings.offset === "" ? { kind } : { kind, offset: Number(settings.offset) };
    case "entry":
      return settings.entry === "" ? { kind } : { kind, entry: Number(settings.entry) };
    default:
      return { kind };
  }
}

interface DetailsProps {
  kind: Kind;
  settings: Settings;
  change: (next: Settings) => void;
  notes: number | undefined;
}

/** What else is to be said of what is done. */
function Details({ kind, settings, change, notes }: DetailsProps) {
  const words = tamper();
  switch (kind) {
    case "note":
      return (
        <div class="row">
          <label>{words.note} <input type="number" min={1} max={notes} required value={settings.note} onInput={(event) => change({ ...settings, note: event.currentTarget.valueAsNumber })} /></label>
          <label>
            {words.semitones}{" "}
            <select value={settings.semitones} onChange={(event) => change({ ...settings, semitones: Number(event.currentTarget.value) })}>
              {[12, 7, 2, 1, -1, -2, -7, -12].map((each) => <option key={each} value={each}>{each > 0 ? `+${each}` : `−${-each}`}</option>)}
            </select>
          </label>
        </div>
      );
    case "byte":
      return <label>{words.offset} <input type="number" min={0} value={settings.offset} onInput={(event) => change({ ...settings, offset: event.currentTarget.value })} /></label>;
    case "entry":
      return <label>{words.step} <input type="number" min={0} value={settings.entry} onInput={(event) => change({ ...settings, entry: event.currentTarget.value })} /></label>;
    default:
      return null;
  }
}
