import assert from "node:assert/strict";
import test from "node:test";
import { compare, minus, nearest, plus, quarters } from "./time";

test("times are exact fractions", () => {
  assert.equal(plus("1/3", "1/6"), "1/2");
  assert.equal(minus("1", "1/3"), "2/3");
  assert.equal(plus("3/2", "1/2"), "2");
  assert.equal(minus("0", "1/2"), "-1/2");
  assert.equal(quarters("3/2"), 1.5);
  assert.equal(compare("1/3", "1/2"), -1);
});

test("a place in the score belongs to the nearest step", () => {
  assert.equal(nearest(1.13, "1/4"), "5/4");
  assert.equal(nearest(0.3, "1/3"), "1/3");
});
