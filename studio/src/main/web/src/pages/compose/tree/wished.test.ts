import assert from "node:assert/strict";
import { test } from "node:test";
import { historyWords } from "../../../words/history";
import { wished } from "./wished";

test("wishes are told in words, each under its name", () => {
  const told = wished({ tradition: "china", keep: "rhythm", fill: "3-4" }, historyWords(), []);

  assert.deepEqual(told.map(([name]) => name), ["tradition", "stays", "bars written anew"]);
  assert.equal(wished({ fill: "3-4" }, historyWords()).length, 0);
});

test("what a file calls like what every object has is told as it is", () => {
  const told = wished({ constructor: "valueOf", key: "C constructor", toString: "x" }, historyWords());

  assert.deepEqual(told.map(([, value]) => value), ["valueOf", "C constructor", "x"]);
  assert.ok(told.every(([name]) => !name.includes("native code")));
});
