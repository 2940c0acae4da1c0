import assert from "node:assert/strict";
import test from "node:test";
import { compose } from "../../words/compose";
import { music } from "../../words/music";
import { sound } from "../../words/sound";
import type { Version } from "../../api/client";
import { areLocked, meant, span } from "./bars";

const VERSION: Version = {
  entry: 1, length: "13", anacrusis: "1", metres: [{ onset: "0", value: "4/4" }], keys: [], tempos: [], locked: ["1-2"],
  notes: ["0", "1", "5", "9"].map((onset, at) => ({ id: `n${at}`, onset, duration: "1", pitch: 60, origin: "model", locked: false, entry: 1 })),
};

test("the bars that are meant are those chosen, else those of the chosen notes, else that of the cursor", () => {
  assert.deepEqual(meant(VERSION, { cursor: "0", notes: ["n3"], bars: { first: 1, last: 2 } }), { first: 1, last: 2 });
  assert.deepEqual(meant(VERSION, { cursor: "0", notes: ["n1", "n3"] }), { first: 1, last: 3 });
  assert.deepEqual(meant(VERSION, { cursor: "6", notes: [] }), { first: 2, last: 2 });
});

test("bars are locked where all of them are", () => {
  assert.equal(areLocked(VERSION, { first: 1, last: 2 }), true);
  assert.equal(areLocked(VERSION, { first: 2, last: 3 }), false);
});

test("a loop goes from the start of the first bar to the end of the last", () => {
  assert.deepEqual(span(VERSION, { first: 1, last: 2 }), { from: 1, to: 9 });
});

test("a pickup is called one, not bar 0", () => {
  assert.deepEqual(["0", "0-2", "3", "3-4"].map((bars) => compose().bars(bars)), ["the pickup", "the pickup to bar 2", "bar 3", "bars 3-4"]);
  assert.deepEqual([music().bars(0, 0), music().bars(0, 2), music().bars(3, 4)], ["pickup", "pickup to bar 2", "bars 3 to 4"]);
  assert.equal(sound().place(0, 8), "Pickup to 8 bars");
});
