import assert from "node:assert/strict";
import test from "node:test";
import { subjects } from "./gather";

const lying = (path: string) => {
  const parts = path.split("/");
  return { file: new File(["x"], parts.pop() ?? ""), folder: parts.join("/") };
};

test("credentials, journals and proofs go with the file of their folder", () => {
  const { subjects: found, skipped } = subjects(["a/tune.mid", "a/tune.mid.c2pa", "a/tune.mid.journal", "a/tune.mid.tlog-proof", "b/tune.mid", "b/notes.txt", "tune.ABC"].map(lying));
  assert.deepEqual(found.map((each) => [each.folder, each.file.name, each.store?.name, each.journal?.name, each.proof?.name]), [
    ["a", "tune.mid", "tune.mid.c2pa", "tune.mid.journal", "tune.mid.tlog-proof"],
    ["b", "tune.mid", undefined, undefined, undefined],
    ["", "tune.ABC", undefined, undefined, undefined],
  ]);
  assert.equal(skipped, 1);
});

test("credentials without their file are passed over", () => {
  assert.deepEqual(subjects(["a/tune.mid.c2pa", "a/one.wav", "a/two.wav"].map(lying)).skipped, 1);
});

test("what a system lays beside files is no file of music", () => {
  const { subjects: found, skipped } = subjects(["a/tune.mid", "__MACOSX/a/._tune.mid", "a/.DS_Store"].map(lying));
  assert.deepEqual(found.map((each) => each.file.name), ["tune.mid"]);
  assert.equal(skipped, 2);
});
