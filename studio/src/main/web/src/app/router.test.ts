import assert from "node:assert/strict";
import test from "node:test";
import { address, partsOf } from "./router";

test("what is put into an address is read from it again", () => {
  assert.deepEqual(partsOf(address("compose", "a/b 旋律%")), ["compose", "a/b 旋律%"]);
  assert.deepEqual(partsOf(""), []);
});

test("an address cut off in the middle of a letter still leads somewhere", () => {
  assert.deepEqual(partsOf("#/compose/%E6%97"), ["compose", "%E6%97"]);
});
