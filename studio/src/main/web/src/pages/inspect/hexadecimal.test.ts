import assert from "node:assert/strict";
import test from "node:test";
import { marked } from "./hexadecimal";

test("only the bytes that changed are marked", () => {
  assert.deepEqual(marked("4d5464", "4d5564"), [{ text: "4d", changed: false }, { text: "54", changed: true }, { text: "64", changed: false }]);
  assert.deepEqual(marked("", ""), []);
});
