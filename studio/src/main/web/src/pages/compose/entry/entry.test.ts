import assert from "node:assert/strict";
import test from "node:test";
import type { Note } from "../../../api/client";
import { midiNote, stroke } from "./keys";
import { before, erased, silenced, taken, written } from "./take";

function note(id: string, onset: string, duration: string, pitch = 60): Note {
  return { id, onset, duration, pitch, origin: "model", locked: false, entry: 1 };
}

test("the middle row is a piano, wherever its letters are printed", () => {
  assert.deepEqual(stroke("KeyA", 4), { does: "note", pitch: 60 });
  assert.deepEqual(stroke("KeyU", 4), { does: "note", pitch: 70 });
  assert.deepEqual(stroke("KeyK", 4), { does: "note", pitch: 72 });
  assert.deepEqual(stroke("Digit6", 4), { does: "duration", time: "2" });
  assert.equal(stroke("KeyQ", 4), undefined);
});

test("a MIDI keyboard's note without force is a note that ends", () => {
  assert.deepEqual(midiNote(Uint8Array.of(0x91, 64, 127)), { pitch: 64, loudness: 1 });
  assert.deepEqual(midiNote(Uint8Array.of(0x90, 64, 0)), { pitch: 64, loudness: 0 });
  assert.deepEqual(midiNote(Uint8Array.of(0x80, 64, 90)), { pitch: 64, loudness: 0 });
  assert.equal(midiNote(Uint8Array.of(0xb0, 64, 90)), undefined);
});

test("a note is written over what is there, which is shortened or gives way", () => {
  const notes = [note("n1", "0", "2"), note("n2", "2", "1"), note("n3", "3", "1")];
  assert.deepEqual(written(notes, "4", "1", "2", 65), [
    { op: "resize", note: "n1", duration: "1" },
    { op: "remove", note: "n2" },
    { op: "add", onset: "1", duration: "2", pitch: 65 },
  ]);
  assert.equal(written(notes, "4", "3", "2", 65), undefined);
  assert.deepEqual(silenced(notes, "2", "1"), [{ op: "remove", note: "n2" }]);
});

test("what is played in time is put on steps, and short gaps close", () => {
  const played = [{ pitch: 60, from: 0.03, to: 0.9 }, { pitch: 62, from: 1.04, to: 1.2 }, { pitch: 64, from: 2.02, to: 2.98 }];
  assert.deepEqual(taken([], "4", played, "1/4"), [
    { op: "add", onset: "0", duration: "1", pitch: 60 },
    { op: "add", onset: "1", duration: "1/4", pitch: 62 },
    { op: "add", onset: "2", duration: "1", pitch: 64 },
  ]);
});

test("a melody has one voice: of what is struck together the highest stays", () => {
  const played = [{ pitch: 60, from: 0, to: 1 }, { pitch: 67, from: 0.05, to: 1 }];
  assert.deepEqual(taken([note("n1", "0", "1")], "4", played, "1/4"), [
    { op: "remove", note: "n1" },
    { op: "add", onset: "0", duration: "1", pitch: 67 },
  ]);
});

test("going back goes the way one came, over rests too, whatever the studio has answered by then", () => {
  assert.equal(before([], "3", { from: "2", to: "3" }), "2");
  const notes = [note("n1", "0", "2"), note("n2", "2", "1")];
  assert.equal(before(notes, "3", { from: "0", to: "1" }), "2", "somebody has gone elsewhere by mouse since");
  assert.equal(before(notes, "0", undefined), undefined);
  assert.deepEqual(erased(notes, "2", "3"), [{ op: "remove", note: "n2" }]);
  assert.deepEqual(erased(notes, "3", "4"), []);
});
