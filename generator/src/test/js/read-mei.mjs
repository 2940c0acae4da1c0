// Prints what Verovio reads from each MEI file named, one JSON object a line: notes as [onset in quarters, pitch], as it plays
// them; what each written note has in @resp.
import { readFileSync } from "node:fs";
import tone from "@tonejs/midi";
import createVerovioModule from "verovio/wasm";
import { VerovioToolkit } from "verovio/esm";

const kit = new VerovioToolkit(await createVerovioModule());
// Credentials come first in a signed file, so its kind is not found by its beginning.
kit.setOptions({ inputFrom: "mei" });

for (const file of process.argv.slice(2)) {
  if (!kit.loadData(readFileSync(file, "utf8"))) {
    throw new Error(`Verovio cannot read ${file}: ${kit.getLog()}`);
  }
  const midi = new tone.Midi(Buffer.from(kit.renderToMIDI(), "base64"));
  const notes = midi.tracks.flatMap(track => track.notes.map(note => [note.ticks / midi.header.ppq, note.midi]));
  const written = kit.renderToTimemap().flatMap(event => event.on ?? []);
  console.log(JSON.stringify({ notes, resp: written.map(id => kit.getElementAttr(id).resp ?? ""), log: kit.getLog() }));
}
