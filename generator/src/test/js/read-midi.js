// Prints what @tonejs/midi reads from each MIDI file named, one JSON object a line.
const fs = require("fs");
const { Midi } = require("@tonejs/midi");

for (const file of process.argv.slice(2)) {
  const midi = new Midi(fs.readFileSync(file));
  console.log(JSON.stringify({
    ticksPerQuarter: midi.header.ppq,
    tempos: midi.header.tempos.map(tempo => [tempo.ticks, Math.round(60e6 / tempo.bpm)]),
    metres: midi.header.timeSignatures.map(metre => [metre.ticks, metre.timeSignature.join("/")]),
    notes: midi.tracks.flatMap(track => track.notes.map(note => [note.ticks, note.durationTicks, note.midi])),
  }));
}
