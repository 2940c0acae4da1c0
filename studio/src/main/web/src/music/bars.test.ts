import assert from "node:assert/strict";
import test from "node:test";
import { barAt, barRange, barsOf, beat, inWords, isLocked } from "./bars";
import { melody } from "./example";
import { metre } from "./metre";

test("bars are counted as musicians do: a pickup is 0", () => {
  const bars = barsOf(melody({ metre: "3/4", anacrusis: "1" }, ["1", 60], ["3", 62], ["3", 64]));
  assert.deepEqual(bars.map(({ number, start, end }) => [number, start, end]), [[0, "0", "1"], [1, "1", "4"], [2, "4", "7"]]);
});

test("a change of metre ends a bar, the end of the piece the last", () => {
  const version = { ...melody({}, ["1", 60]), length: "17/2", metres: [{ onset: "0", value: "4/4" }, { onset: "6", value: "6/8" }] };
  assert.deepEqual(barsOf(version).map(({ start, end }) => [start, end]), [["0", "4"], ["4", "6"], ["6", "17/2"]]);
});

test("beats are those of the metre, in a pickup counted from the end of its bar", () => {
  const bars = barsOf(melody({ metre: "6/8", anacrusis: "1/2" }, ["1/2", 60], ["3", 62]));
  const [pickup, first] = bars;
  assert.ok(pickup && first);
  assert.equal(beat(pickup, "0"), "2⅔");
  assert.equal(beat(first, "1/2"), "1");
  assert.equal(beat(first, "2"), "2");
});

test("metres know their beats", () => {
  assert.deepEqual(metre("6/8").beats, ["0", "3/2"]);
  assert.deepEqual(metre("2+2+3/8").beats, ["0", "1", "2"]);
  assert.equal(metre("2+2+3/8").bar, "7/2");
  assert.deepEqual(metre("3/8").beats, ["0", "1/2", "1"]);
});

test("the end of the piece lies in its last bar", () => {
  const bars = barsOf(melody({}, ["4", 60], ["4", 62]));
  assert.equal(barAt(bars, "4")?.number, 2);
  assert.equal(barAt(bars, "8")?.number, 2);
});

test("ranges of bars are read and written", () => {
  assert.deepEqual(barRange("3-4"), { first: 3, last: 4 });
  assert.deepEqual(barRange("7"), { first: 7, last: 7 });
  assert.equal(inWords({ first: 3, last: 4 }), "3-4");
  assert.equal(isLocked(["1", "3-5"], 4), true);
  assert.equal(isLocked(["1", "3-5"], 2), false);
});

test("a piece in which there is nothing yet has no bars", () => {
  assert.deepEqual(barsOf({ length: "0", anacrusis: "0", metres: [], keys: [] }), []);
});
