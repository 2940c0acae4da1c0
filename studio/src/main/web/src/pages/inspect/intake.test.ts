import assert from "node:assert/strict";
import test from "node:test";
import { together } from "./intake";

const files = (...names: string[]) => names.map((name) => ({ name }));

test("credentials lie beside the file of their name", () => {
  const { handed, left } = together(files("a.mid", "b.wav", "b.wav.c2pa", "a.c2pa", "a.mid.journal"));
  assert.deepEqual(handed.map((each) => [each.file.name, each.store?.name, each.journal?.name]), [["a.mid", "a.c2pa", "a.mid.journal"], ["b.wav", "b.wav.c2pa", undefined]]);
  assert.deepEqual(left, []);
});

test("of two files alone one lies beside the other, whatever it is called", () => {
  assert.equal(together(files("photo.jpg", "store.c2pa")).handed[0]?.store?.name, "store.c2pa");
});

test("what belongs to nothing is left", () => {
  const { handed, left } = together(files("a.c2pa"));
  assert.deepEqual(handed, []);
  assert.deepEqual(left.map((each) => each.name), ["a.c2pa"]);
  assert.deepEqual(together(files("a.mid", "b.mid", "c.c2pa")).left.map((each) => each.name), ["c.c2pa"]);
});

test("a proof of a log lies beside the file of its name", () => {
  const { handed, left } = together(files("a.mid", "a.mid.tlog-proof", "b.mid"));
  assert.deepEqual(handed.map((each) => each.proof?.name), ["a.mid.tlog-proof", undefined]);
  assert.deepEqual(left, []);
});
