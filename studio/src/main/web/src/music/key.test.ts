import assert from "node:assert/strict";
import test from "node:test";
import { doOf, isInScale, key, pitchName, scaleSteps, signatureAlter } from "./key";

test("a pitch has the name that the key gives it", () => {
  assert.equal(pitchName(key("C major"), 60), "C4");
  assert.equal(pitchName(key("Bb major"), 70), "B♭4");
  assert.equal(pitchName(key("F# major"), 65), "E♯4");
  assert.equal(pitchName(key("A minor"), 68), "G♯4");
  assert.equal(pitchName(key("Cb major"), 59), "C♭4");
  assert.equal(pitchName(key("F# major"), 72), "B♯4");
});

test("signatures are those of the modes, Chinese ones too", () => {
  assert.equal(key("D dorian").signature, 0);
  assert.equal(key("G zhi").signature, 0);
  assert.equal(key("Eb major").signature, -3);
  assert.deepEqual(["F", "C", "G"].map((letter) => signatureAlter(key("D major"), letter)), [1, 1, 0]);
  assert.deepEqual(["B", "E", "A"].map((letter) => signatureAlter(key("Bb major"), letter)), [-1, -1, 0]);
});

test("the 1 of numbered notation is the tonic of the major key with the same signature", () => {
  assert.deepEqual(doOf(key("E minor")), { letter: "G", alter: 0 });
  assert.deepEqual(doOf(key("G minor")), { letter: "B", alter: -1 });
  assert.deepEqual(doOf(key("B minor")), { letter: "D", alter: 0 });
});

test("steps go along the scale, and lead into it from outside", () => {
  assert.equal(scaleSteps(key("G major"), 67, 1), 69);
  assert.equal(scaleSteps(key("G major"), 67, -1), 66);
  assert.equal(scaleSteps(key("G major"), 65, 1), 66);
  assert.equal(scaleSteps(key("C gong"), 64, 1), 67);
  assert.equal(isInScale(key("C gong"), 65), false);
});
