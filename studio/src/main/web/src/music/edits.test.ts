import assert from "node:assert/strict";
import test from "node:test";
import { add, applied, type Edit, lengthen, moveBoundary, moveBy, moveBySemitones, moveInScale, remove } from "./edits";
import { melody } from "./example";

const TUNE = melody({ key: "G major", metre: "2/4", locked: ["2"] }, ["1/2", 67], ["1/2", 69], ["1", -1], ["1", 71], ["1", 67], ["1", 69]);

function asked(edit: Edit): unknown {
  return "obstacle" in edit ? edit.obstacle : edit.operations;
}

test("a step up is a step of the scale of the key", () => {
  assert.deepEqual(asked(moveInScale(TUNE, ["n1", "n2"], 1)), [
    { op: "set-pitch", note: "n1", pitch: 69 },
    { op: "set-pitch", note: "n2", pitch: 71 },
  ]);
});

test("notes that move together do not stand in each other's way", () => {
  assert.deepEqual(asked(moveBy(TUNE, ["n1", "n2"], "1/4")), [
    { op: "move", note: "n2", onset: "3/4" },
    { op: "move", note: "n1", onset: "1/4" },
  ]);
});

test("where another note sounds there is no room", () => {
  assert.deepEqual(asked(moveBy(TUNE, ["n1"], "1/4")), { why: "taken", by: TUNE.notes[1] });
  assert.deepEqual(asked(lengthen(TUNE, ["n1"], "1/4")), { why: "taken", by: TUNE.notes[1] });
  assert.deepEqual(asked(add(TUNE, "3/4", "1/2", 70)), { why: "taken", by: TUNE.notes[1] });
});

test("locked bars let nothing out and nothing in", () => {
  assert.deepEqual(asked(moveBySemitones(TUNE, ["n3"], 1)), { why: "locked", bar: 2 });
  assert.deepEqual(asked(lengthen(TUNE, ["n2"], "3/2")), { why: "locked", bar: 2 });
  assert.deepEqual(asked(remove(TUNE, ["n1", "n4"])), { why: "locked", bar: 2 });
});

test("nothing comes before the beginning or after the end, nor is it shorter than anything", () => {
  assert.deepEqual(asked(moveBy(TUNE, ["n1"], "-1/4")), { why: "beginning" });
  assert.deepEqual(asked(lengthen(TUNE, ["n5"], "3/2")), { why: "end" });
  assert.deepEqual(asked(lengthen(TUNE, ["n1"], "-1/2")), { why: "short" });
  assert.deepEqual(asked(moveBySemitones(TUNE, ["n1"], 120)), { why: "pitch" });
});

test("the border to the next note moves, so that one is longer and the other shorter", () => {
  assert.deepEqual(asked(moveBoundary(TUNE, "n1", "1/4")), [
    { op: "resize", note: "n2", duration: "1/4" },
    { op: "move", note: "n2", onset: "3/4" },
    { op: "resize", note: "n1", duration: "3/4" },
  ]);
  assert.deepEqual(asked(moveBoundary(TUNE, "n2", "1/4")), { why: "alone" });
});

test("what was asked is shown before the server has answered", () => {
  const shown = applied(TUNE, [
    { op: "set-pitch", note: "n1", pitch: 64 },
    { op: "add", onset: "1", duration: "1", pitch: 72 },
    { op: "remove", note: "n5" },
  ]);
  assert.deepEqual(shown.notes.map(({ pitch, origin }) => [pitch, origin]), [[64, "edited"], [69, "model"], [72, "human"], [71, "model"], [67, "model"]]);
  assert.equal(TUNE.notes.length, 5);
});
