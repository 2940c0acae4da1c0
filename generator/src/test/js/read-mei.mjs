// Prints what Verovio reads from each MEI file named, one JSON object a line: notes as [onset in quarters, pitch, @resp].
import { readFileSync } from "node:fs";
import createVerovioModule from "verovio/wasm";
import { VerovioToolkit } from "verovio/esm";

const kit = new VerovioToolkit(await createVerovioModule());
// Credentials come first in a signed file, so its kind is not found by its beginning.
kit.setOptions({ inputFrom: "mei" });

for (const file of process.argv.slice(2)) {
  if (!kit.loadData(readFileSync(file, "utf8"))) {
    throw new Error(`Verovio cannot read ${file}: ${kit.getLog()}`);
  }
  const notes = kit.renderToTimemap().flatMap(event => (event.on ?? [])
    .map(id => [id, kit.getElementAttr(id)])
    .filter(([, { tie }]) => tie !== "m" && tie !== "t")
    .map(([id, { resp }]) => [event.qstamp, kit.getMIDIValuesForElement(id).pitch, resp ?? ""]));
  console.log(JSON.stringify({ notes, log: kit.getLog() }));
}
