import assert from "node:assert/strict";
import test from "node:test";
import "../app/Shell";
import { catalogues } from "./catalogue";

type Leaves = Map<string, unknown>;

function leaves(texts: object, path = "", found: Leaves = new Map()): Leaves {
  for (const [key, text] of Object.entries(texts)) {
    typeof text === "object" ? leaves(text, `${path}${key}.`, found) : found.set(path + key, text);
  }
  return found;
}

test("every text exists in both languages", () => {
  assert.ok(catalogues.length > 0);
  for (const { en, zh } of catalogues) {
    const [english, chinese] = [leaves(en), leaves(zh)];
    assert.deepEqual([...chinese.keys()].sort(), [...english.keys()].sort());
    for (const [key, text] of english) {
      assert.equal(typeof chinese.get(key), typeof text, key);
      assert.notEqual(text, "", key);
      assert.notEqual(chinese.get(key), "", key);
    }
  }
});

test("Chinese texts are Chinese", () => {
  for (const { zh } of catalogues) {
    for (const [key, text] of leaves(zh)) {
      if (typeof text === "string" && !/^[\p{P}\p{S}\p{N}\sA-Z]*$/u.test(text)) {
        assert.match(text, /\p{Script=Han}|^(Stemma|MIDI|WAV|ABC|MusicXML|BPM|English)\b/u, key);
      }
    }
  }
});
