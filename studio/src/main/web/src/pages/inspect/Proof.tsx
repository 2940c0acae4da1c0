import { useState } from "preact/hooks";
import { announce } from "../../app/announce";
import { attempt, get, keep, post, type Schemas } from "../../api/client";
import { inspect } from "../../words/inspect";

type Proved = Schemas["WorkProof"];

/** Where a model is asked whether it learnt from certain bytes. */
export interface Asked {
  readonly inspection: string;
  readonly model: string;
}

function prove({ inspection, model }: Asked, digest: string): Promise<Proved | undefined> {
  return attempt(() => get<Proved>(`/inspections/${inspection}/proof?model=${model}&work=${digest}`));
}

function keepProof({ work, proof }: Proved): void {
  keep(new Blob([proof], { type: "application/json" }), `proof-${work.slice(0, 12)}.json`);
}

/** Keeps the proof that a work is on the list. */
export function KeepProof({ asked, work }: { asked: Asked; work: Schemas["LearntWorks"]["works"][number] }) {
  const words = inspect();
  const run = async () => {
    const found = await prove(asked, work.digest);
    if (found) {
      keepProof(found);
      announce(words.proofKept);
    }
  };
  return <button type="button" aria-label={words.proofOf(work.title)} onClick={() => void run()}>{words.proof}</button>;
}

/** Whether somebody's own file was learnt from: its bytes, or the melodies in it. */
export function OwnFile({ asked }: { asked: Asked }) {
  const words = inspect();
  const [found, setFound] = useState<{ name: string; tunes: readonly Proved[] }>({ name: "", tunes: [] });
  const look = async (file: File) => {
    const { inspection, model } = asked;
    const answer = await attempt(() => post<{ tunes: Proved[] }>(`/inspections/${inspection}/proof?model=${model}&name=${encodeURIComponent(file.name)}`, file));
    if (answer) {
      setFound({ name: file.name, tunes: answer.tunes });
    }
  };
  const [first] = found.tunes;
  const nameOf = (number: number) => (found.tunes.length === 1 ? found.name : words.tuneOf(found.name, number + 1));
  return (
    <div class="stack">
      <label class="stack tight">
        {words.ownFile}
        <input type="file" onChange={(event) => { const [file] = event.currentTarget.files ?? []; file && void look(file); }} />
      </label>
      <div class="stack" role="status">
        {found.tunes.map((proved, number) => (
          <div key={number} class="stack tight">
            <p>{nameOf(number)}: {answered(proved)}</p>
            <div><button type="button" aria-label={words.keepProofOf(nameOf(number))} onClick={() => keepProof(proved)}>{words.keepProof}</button></div>
          </div>
        ))}
        {first && (
          <p class="soft">
            {words.roots} <code>{first.files}</code>{first.melodies && <>, <code>{first.melodies}</code></>}{!first.bound && <> {words.notBound}</>}
          </p>
        )}
      </div>
    </div>
  );
}

function answered({ present, title, sameMelody, notes, trouble }: Proved): string {
  const words = inspect();
  if (present) {
    return words.wasLearnt(title ?? "");
  }
  const [work] = sameMelody;
  if (work) {
    return words.melodyWasLearnt(work.title, sameMelody.length);
  }
  if (notes !== undefined) {
    return words.melodyWasNotLearnt(notes);
  }
  return trouble === undefined ? words.wasNotLearnt : `${words.wasNotLearnt} ${words.noMelody(trouble)}`;
}
