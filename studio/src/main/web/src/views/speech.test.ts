import assert from "node:assert/strict";
import test from "node:test";
import type { Note, Version } from "../api/client";
import { melody } from "../music/example";
import { placesOf } from "../music/places";
import { type Language, language } from "../words/catalogue";
import { durationInWords, keyInWords, noteInWords, placeInWords } from "./speech";
import { key } from "../music/key";

function said<T>(tongue: Language, what: () => T): T {
  language.value = tongue;
  return what();
}

const TUNE = melody({ key: "D major", metre: "4/4", locked: ["3"] }, ["4", 62], ["4", 64], ["1", -1], ["1/2", 74], ["1/2", 73]);
const LOCKED: Note = { ...(TUNE.notes[2] as Note), locked: true };

test("a note is said with its place, pitch, length, origin and lock", () => {
  assert.equal(said("en", () => noteInWords(TUNE, LOCKED)), "bar 3, beat 2, D5, quaver, model, locked");
  assert.equal(said("zh", () => noteInWords(TUNE, LOCKED)), "第3小节第2拍，D5，八分音符，模型，已锁定");
});

test("a rest has a place and a length", () => {
  const rest = placesOf(TUNE)[2];
  assert.ok(rest && !rest.note);
  assert.equal(said("en", () => placeInWords(TUNE, rest)), "bar 3, beat 1, rest, crotchet, locked");
  assert.equal(said("zh", () => placeInWords(TUNE, rest)), "第3小节第1拍，休止，四分音符，已锁定");
});

test("a pickup is called by its name", () => {
  const version: Version = melody({ metre: "3/4", anacrusis: "1" }, ["1", 60], ["3", 62]);
  assert.equal(said("en", () => noteInWords(version, version.notes[0] as Note)), "pickup, beat 3, C4, crotchet, model");
});

test("lengths have the words of the field", () => {
  const lengths = ["4", "3", "3/2", "7/4", "1/4", "1/3", "5/4", "2/5"];
  assert.deepEqual(said("en", () => lengths.map(durationInWords)), [
    "semibreve", "dotted minim", "dotted crotchet", "double-dotted crotchet", "semiquaver", "triplet quaver",
    "crotchet tied to semiquaver", "quintuplet quaver",
  ]);
  assert.deepEqual(said("zh", () => lengths.map(durationInWords)), [
    "全音符", "附点二分音符", "附点四分音符", "复附点四分音符", "十六分音符", "三连音中的八分音符", "四分音符连十六分音符", "五连音中的八分音符",
  ]);
});

test("what is too fine to be written is said in crotchets", () => {
  assert.equal(said("en", () => durationInWords("1/64")), "0.02 crotchets long");
});

test("keys are named in both languages", () => {
  assert.equal(said("en", () => keyInWords(key("Bb major"))), "B♭ major");
  assert.equal(said("zh", () => keyInWords(key("G zhi"))), "G徵调式");
});
