import assert from "node:assert/strict";
import test from "node:test";
import { faults, isWritten, mood, options, USUAL } from "./wish";

test("only what is wished for is asked", () => {
  assert.deepEqual(options(USUAL), { bars: "8" });
});

test("a wish speaks in the options of the command line", () => {
  const wish = {
    ...USUAL, tradition: "hymn", other: "china", share: 0.3, tonic: "Bb", mode: "major", metre: "3/4", tempo: "96", temperature: 1.3,
    lowest: "60", highest: "79", fewest: "3", most: "5", cadence: "5", contour: [1, 5, -2], pitches: ["C", "D", "E"], distance: "8", model: "melody-1",
  };
  assert.deepEqual(options(wish), {
    tradition: "hymn:0.7,china:0.3", key: "Bb major", metre: "3/4", bars: "8", tempo: "96", temperature: "1.3", range: "60-79", density: "3-5",
    cadence: "5", contour: "1,5,-2", pitches: "C,D,E", "no-near-copy": "8", model: "melody-1",
  });
});

test("a blend of which one has all is that one", () => {
  assert.equal(options({ ...USUAL, tradition: "hymn", other: "china", share: 1 })["tradition"], "china");
  assert.equal(options({ ...USUAL, tradition: "hymn", other: "china", share: 0 })["tradition"], "hymn");
});

test("what cannot be asked for is found before anybody is asked", () => {
  assert.deepEqual(faults(USUAL), {});
  const wrong = { ...USUAL, bars: "0", tempo: "5", lowest: "60", highest: "62", fewest: "7", most: "3", pitches: ["C"], seed: "x", tonic: "Gb", mode: "jue" };
  assert.deepEqual(Object.keys(faults(wrong)).sort(), ["bars", "density", "key", "pitches", "range", "seed", "tempo"]);
});

test("keys that nobody writes are not offered", () => {
  assert.deepEqual([isWritten("D", "major"), isWritten("C#", "major"), isWritten("Gb", "locrian")], [true, true, false]);
});

test("moods go from calm to daring", () => {
  assert.deepEqual([0.4, 0.8, 1, 1.2, 1.8].map(mood), ["calm", "gentle", "balanced", "lively", "daring"]);
});
