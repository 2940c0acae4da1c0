import assert from "node:assert/strict";
import test from "node:test";
import { compare, denominator, earlier, later, minus, nearest, part, plus, quarters, times } from "./time";

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

test("a time is multiplied and divided exactly", () => {
  assert.equal(times("1/3", 3), "1");
  assert.equal(part("1", 3), "1/3");
  assert.equal(part("3/2", 2), "3/4");
  assert.equal(denominator("2/6"), 3);
  assert.equal(denominator("4"), 1);
});

test("of two times the earlier and the later is found without rounding", () => {
  assert.equal(earlier("1/3", "33333333333333/100000000000000"), "33333333333333/100000000000000");
  assert.equal(later("2", "3/2"), "2");
});
