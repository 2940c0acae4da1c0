import assert from "node:assert/strict";
import test from "node:test";
import { HIGHEST, LOWEST, nearer, octaveFrom, pulled } from "./range";

test("the first key that is pressed begins an octave", () => {
  assert.deepEqual(octaveFrom(60), { lowest: 60, highest: 72 });
  assert.deepEqual(octaveFrom(HIGHEST), { lowest: HIGHEST - 12, highest: HIGHEST });
});

test("the nearer end of the range comes to the next key", () => {
  const octave = octaveFrom(60);
  assert.deepEqual(pulled(octave, nearer(octave, 57), 57), { lowest: 57, highest: 72 });
  assert.deepEqual(pulled(octave, nearer(octave, 79), 79), { lowest: 60, highest: 79 });
});

test("an end is pulled neither past the other nor off the keys", () => {
  const octave = octaveFrom(60);
  assert.deepEqual(pulled(octave, "lowest", 80), { lowest: 68, highest: 72 });
  assert.deepEqual(pulled(octave, "highest", 20), { lowest: 60, highest: 64 });
  assert.deepEqual(pulled(octave, "lowest", 0), { lowest: LOWEST, highest: 72 });
});
