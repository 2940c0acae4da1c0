import { attempt, download } from "../../api/client";
import { language } from "../../words/catalogue";
import { inspect } from "../../words/inspect";
import { FileExports } from "./Exports";
import type { Inspection } from "./findings";

/** Documents about the file, to keep. */
export function Keep({ inspection }: { inspection: Inspection }) {
  const words = inspect();
  const path = `/inspections/${inspection.id}`;
  const fetchDocument = (kind: string, body: object) => void attempt(() => download(`${path}/${kind}`, body));
  const intact = inspection.state === "trusted" || inspection.state === "valid";
  return (
    <div class="stack">
      <div class="row">
        {intact && inspection.contribution && <button type="button" onClick={() => fetchDocument("statement", { language: language.value })}>{words.statement}</button>}
        {inspection.family && <button type="button" onClick={() => fetchDocument("picture", { language: language.value })}>{words.picture}</button>}
        <button type="button" onClick={() => keepFindings(inspection)}>{words.json}</button>
      </div>
      {inspection.id && inspection.family && <FileExports inspection={inspection.id} intact={intact} journalled={inspection.contribution !== undefined} />}
    </div>
  );
}

function keepFindings({ id: _, tamperings: __, ...findings }: Inspection): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(findings, undefined, 2)], { type: "application/json" }));
  link.download = `${findings.name}.inspection.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
