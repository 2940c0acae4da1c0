import { useState } from "preact/hooks";
import { announce } from "../../app/announce";
import { attempt, get, keep, type Schemas } from "../../api/client";
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

/** Whether the bytes of somebody's own file were learnt from. Browsers compute digests only for pages that they hold secure. */
export function OwnFile({ asked }: { asked: Asked }) {
  const words = inspect();
  const [found, setFound] = useState<{ name: string; proved: Proved } | undefined>(undefined);
  const look = async (file: File) => {
    const proved = await attempt(async () => prove(asked, hexadecimal(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()))));
    if (proved) {
      setFound({ name: file.name, proved });
    }
  };
  return globalThis.isSecureContext ? (
    <div class="stack">
      <label class="stack tight">
        {words.ownFile}
        <input type="file" onChange={(event) => { const [file] = event.currentTarget.files ?? []; file && void look(file); }} />
      </label>
      <div class="stack tight" role="status">
        {found && (
          <>
            <p>{found.name}: {found.proved.present ? words.wasLearnt(found.proved.title ?? "") : words.wasNotLearnt}</p>
            <p class="soft">{words.root} <code>{found.proved.files}</code>{!found.proved.bound && <> {words.notBound}</>}</p>
          </>
        )}
      </div>
      {found && <div><button type="button" onClick={() => keepProof(found.proved)}>{words.keepProof}</button></div>}
    </div>
  ) : null;
}

function hexadecimal(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
