import assert from "node:assert/strict";
import test from "node:test";
import { parseOnly } from "abcjs";
import { melody } from "../../music/example";
import { placesOf } from "../../music/places";
import type { Version } from "../../api/client";
import { belongings, eventOf, type VoiceElement, withoutTitle } from "./events";

/** What each sign of a score belongs to: the id of its note, or the onset of its rest; bar lines as such. */
function read(abc: string, version: Version): string[] {
  const [tune] = parseOnly(`X:1\nL:1/4\nM:4/4\nK:C\n${abc}\n`);
  const voices = (tune?.lines ?? []).flatMap((line) => line.staff?.[0]?.voices?.[0] ?? []);
  const events = (voices as readonly VoiceElement[]).flatMap((element) => eventOf(element) ?? []);
  return belongings(version, events).map(({ place }, index) => {
    const at = place === undefined ? undefined : placesOf(version)[place];
    return events[index]?.kind === "bar" ? "|" : (at?.note?.id ?? `z${at?.onset}`);
  });
}

test("each sign of the score belongs to a note, tied ones to the same", () => {
  const version = melody({}, ["1", 60], ["1", 62], ["1", 64], ["2", 65], ["3", 67]);
  assert.deepEqual(read("C D E F-|F G3|]", version), ["n1", "n2", "n3", "n4", "|", "n4", "n5", "|"]);
});

test("a tie goes on over the end of a line", () => {
  const version = melody({}, ["2", 60], ["3", 62], ["3", 64]);
  assert.deepEqual(read("C2 D2-|\nD E3|]", version), ["n1", "n2", "|", "n2", "n3", "|"]);
});

test("the same pitch again is another note", () => {
  const version = melody({}, ["1", 60], ["1", 60], ["2", 60]);
  assert.deepEqual(read("C C C2|]", version), ["n1", "n2", "n3", "|"]);
});

test("rests belong to the rest of their bar, however they are divided", () => {
  const version = melody({}, ["1", 60], ["3", -1], ["4", -1], ["1", -1], ["3", 62]);
  assert.deepEqual(read("C z z2|z4|z D3|]", version), ["n1", "z1", "z1", "|", "z4", "|", "z8", "n2", "|"]);
});

test("a rest before the first note has its place", () => {
  assert.deepEqual(read("z C3|]", melody({}, ["1", -1], ["3", 60])), ["z0", "n1", "|"]);
});

test("tuplets are notes like others", () => {
  const version = melody({}, ["1/3", 60], ["1/3", 62], ["1/3", 64], ["3", 65]);
  assert.deepEqual(read("(3C/D/E/ F3|]", version), ["n1", "n2", "n3", "n4", "|"]);
});

test("the title and comments are left to the page", () => {
  assert.equal(withoutTitle("X:1\nT:Tune\n% note\n%%staffsep 3\nK:C\nC|"), "X:1\n%%staffsep 3\nK:C\nC|");
});
