import { useRef } from "preact/hooks";
import { inspect } from "../../words/inspect";
import type { Inspection } from "./findings";
import { accompany } from "./opened";

/** Buttons to add what lies beside a file, where that could tell more. */
export function Companions({ inspection }: { inspection: Inspection }) {
  const words = inspect();
  const missing = (inspection.journal?.entriesNotAtHand ?? 0) > 0;
  return (
    <div class="row">
      {inspection.state === "none" && <Companion inspection={inspection} kind="store" ending=".c2pa" title={words.beside} />}
      {missing && !inspection.withJournal && <Companion inspection={inspection} kind="journal" ending=".journal" title={words.besideJournal} />}
      {inspection.state !== "none" && !inspection.withProof && <Companion inspection={inspection} kind="proof" ending=".tlog-proof" title={words.besideProof} />}
    </div>
  );
}

interface Props {
  inspection: Inspection;
  kind: "store" | "journal" | "proof";
  ending: string;
  title: string;
}

function Companion({ inspection, kind, ending, title }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>{title}</button>
      <input
        ref={input}
        type="file"
        hidden
        accept={ending}
        aria-label={title}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) {
            void accompany(inspection, kind, file);
          }
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
