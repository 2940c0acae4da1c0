import assert from "node:assert/strict";
import { test } from "node:test";
import { verdict } from "./quiz";

test("a score that guessers often reach says nothing", () => {
  assert.equal(verdict({ right: 5, of: 8, chance: 93 / 256 }), "guess");
});

test("a score that guessers seldom reach says something", () => {
  assert.equal(verdict({ right: 7, of: 8, chance: 9 / 256 }), "better");
});

test("who is nearly always wrong hears something too", () => {
  assert.equal(verdict({ right: 1, of: 8, chance: 255 / 256 }), "worse");
});

test("of four rounds not even all right says anything", () => {
  assert.equal(verdict({ right: 4, of: 4, chance: 1 / 16 }), "few");
});
