import assert from "node:assert/strict";
import test from "node:test";
import { melody } from "../music/example";
import { outcome, type Press, wanted } from "./keyboard";
import { NOTHING, type Selection } from "./selection";

const TUNE = melody({ metre: "2/4" }, ["1", 60], ["1", 62], ["1", -1], ["1", 64], ["2", 65], ["3", 67], ["1", 65]);

/** What comes of keys pressed one after the other: `Shift+PageDown`. */
function after(keys: string, begin: Selection = NOTHING) {
  let selection = begin;
  let last = {};
  for (const each of keys.split(" ")) {
    const parts = each.split("+");
    const press: Press = { key: parts.at(-1) ?? "", shift: parts.includes("Shift"), alt: parts.includes("Alt"), ctrl: parts.includes("Ctrl") };
    const wish = wanted(press);
    assert.ok(wish, each);
    const result = outcome(wish, TUNE, selection, "1/4");
    selection = result.selection ?? selection;
    last = result;
  }
  return { selection, last: last as ReturnType<typeof outcome> };
}

test("left and right go to notes and rests in the order of time", () => {
  assert.deepEqual(after("ArrowRight").selection, { cursor: "1", notes: ["n2"] });
  assert.deepEqual(after("ArrowRight ArrowRight").selection, { cursor: "2", notes: [] });
  assert.deepEqual(after("ArrowLeft").selection, { cursor: "0", notes: ["n1"] });
});

test("page keys go by bars, Home and End to the ends", () => {
  assert.deepEqual(after("PageDown PageDown").selection, { cursor: "4", notes: ["n4"] });
  assert.deepEqual(after("End").selection, { cursor: "9", notes: ["n6"] });
  assert.deepEqual(after("End Home").selection, { cursor: "0", notes: ["n1"] });
});

test("a bar into which a note is held is a bar to go to", () => {
  assert.deepEqual(after("PageDown PageDown PageDown PageDown").selection, { cursor: "8", notes: ["n5"] });
  assert.deepEqual(after("End PageUp PageUp").selection.cursor, "4");
});

test("Shift with the page keys chooses bars, and fewer of them on the way back", () => {
  assert.deepEqual(after("Shift+PageDown").selection.bars, { first: 1, last: 1 });
  assert.deepEqual(after("Shift+PageDown Shift+PageDown Shift+PageDown").selection, { cursor: "4", notes: ["n1", "n2", "n3", "n4"], bars: { first: 1, last: 3 } });
  assert.deepEqual(after("Shift+PageDown Shift+PageDown Shift+PageDown Shift+PageUp").selection.bars, { first: 1, last: 2 });
  assert.deepEqual(after("PageDown PageDown Shift+PageUp Shift+PageUp").selection.bars, { first: 2, last: 3 });
});

test("up is a step, with Shift an octave, with Alt a semitone", () => {
  assert.deepEqual(after("ArrowUp").last.operations, [{ op: "set-pitch", note: "n1", pitch: 62 }]);
  assert.deepEqual(after("Shift+ArrowDown").last.operations, [{ op: "set-pitch", note: "n1", pitch: 48 }]);
  assert.deepEqual(after("Alt+ArrowUp").last.operations, [{ op: "set-pitch", note: "n1", pitch: 61 }]);
});

test("Shift lengthens, Ctrl moves, and the cursor goes along", () => {
  assert.deepEqual(after("ArrowRight Shift+ArrowRight").last.operations, [{ op: "resize", note: "n2", duration: "5/4" }]);
  assert.deepEqual(after("ArrowRight Ctrl+ArrowRight").selection, { cursor: "5/4", notes: ["n2"] });
  assert.deepEqual(after("ArrowRight Ctrl+ArrowRight").last.operations, [{ op: "move", note: "n2", onset: "5/4" }]);
});

test("Enter fills the rest at the cursor or after it, like the note before", () => {
  const asked = [{ op: "add", onset: "2", duration: "1", pitch: 62 }];
  assert.deepEqual(after("ArrowRight ArrowRight Enter").last.operations, asked);
  assert.deepEqual(after("ArrowRight Enter").last.operations, asked);
  assert.equal(after("Enter").last.obstacle?.why, "taken");
});

test("Delete removes what is chosen", () => {
  assert.deepEqual(after("Ctrl+a Delete").last.operations?.length, 6);
  assert.deepEqual(after("ArrowRight Delete").last.operations, [{ op: "remove", note: "n2" }]);
});

test("L locks the bar, or the bars chosen", () => {
  assert.deepEqual(after("PageDown l").last.operations, [{ op: "lock", bars: "2" }]);
  assert.deepEqual(after("Shift+PageDown Shift+PageDown l").last.operations, [{ op: "lock", bars: "1-2" }]);
});

test("keys of the page and of the browser are left to them", () => {
  for (const key of [" ", "Tab", "1", "p"]) {
    assert.equal(wanted({ key, shift: false, alt: false, ctrl: false }), undefined);
  }
  assert.equal(wanted({ key: "ArrowLeft", shift: false, alt: true, ctrl: false }), undefined);
  assert.equal(wanted({ key: "l", shift: false, alt: false, ctrl: true }), undefined);
});

test("in a melody without notes there is nothing to trip over", () => {
  const empty = { ...TUNE, length: "0", notes: [], metres: [], keys: [] };
  for (const key of ["ArrowRight", "PageDown", "ArrowUp", "Delete", "Enter", "l", "End"]) {
    const wish = wanted({ key, shift: false, alt: false, ctrl: false });
    assert.ok(wish);
    assert.deepEqual(outcome(wish, empty, NOTHING, "1/4").operations ?? [], [], key);
  }
});
