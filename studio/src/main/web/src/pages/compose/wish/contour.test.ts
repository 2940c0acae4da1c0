import assert from "node:assert/strict";
import test from "node:test";
import { COLUMNS, drawn, FLAT, HIGHEST, keyed, LOWEST, placed } from "./contour";

test("a line drawn in one go leaves no column out", () => {
  assert.deepEqual(drawn([], { column: 0, step: 1 }, { column: 4, step: 9 }).slice(1, 5), [3, 5, 7, 9]);
  assert.deepEqual(drawn(FLAT, { column: 7, step: 0 }, { column: 4, step: 3 }).slice(4), [3, 2, 1, 3]);
});

test("places of the picture are columns and steps, the edges too", () => {
  assert.deepEqual(placed(0, 0), { column: 0, step: HIGHEST });
  assert.deepEqual(placed(1, 1), { column: COLUMNS - 1, step: LOWEST });
});

test("keys move a point up and down and go to the next, and stay within the grid", () => {
  assert.deepEqual(keyed(FLAT, 0, "ArrowUp")?.contour[0], 4);
  assert.equal(keyed(FLAT, 7, "ArrowRight")?.column, 7);
  assert.equal(keyed(FLAT.map(() => HIGHEST), 2, "ArrowUp")?.contour[2], HIGHEST);
  assert.equal(keyed(FLAT, 2, "x"), undefined);
});
