import assert from "node:assert/strict";
import test from "node:test";
import { melody } from "../../../music/example";
import { xrayWords } from "../../../words/xray";
import { askedLast } from "./asked";
import { hasRoom, inContext } from "./excerpt";
import type { Choice } from "./inquiry";
import { chance, judged } from "./numbers";
import { loudness, membersOf, VOICES } from "./loudness";

function choice(...members: Choice["members"]): Choice {
  return { bits: 1, expected: 1, rank: 1, alternatives: [], members };
}

test("a voice is as loud as its parts together, those that speak against included", () => {
  const [network, long, short] = loudness(choice(
    { name: "network", weight: 0.5, bits: 1, context: 0 },
    { name: "long:interval", weight: 0.2, bits: 2, context: 4 },
    { name: "long:degree", weight: -0.2, context: 3 },
    { name: "short:degree", weight: 0.1, bits: 3, context: 1 },
  ));
  assert.deepEqual([network, long, short].map((voice) => voice?.share.toFixed(6)), ["0.500000", "0.400000", "0.100000"]);
  assert.equal(long?.parts[1]?.probability, 0, "what a part thought impossible has no chance");
  assert.equal(long?.parts[0]?.probability, 0.25);
});

test("in a blend the parts of a tradition count as much as the tradition", () => {
  const [network, long] = loudness(choice(
    { name: "china", weight: 0.75, bits: 1, context: 0 },
    { name: "china/network", weight: 1, bits: 1, context: 0 },
    { name: "hymn", weight: 0.25, bits: 1, context: 0 },
    { name: "hymn/long:interval", weight: 1, bits: 1, context: 0 },
  ));
  assert.deepEqual([network?.share, long?.share], [0.75, 0.25]);
});

test("only where a voice is off the server is told which are on", () => {
  assert.equal(membersOf(new Set(VOICES)), undefined);
  assert.deepEqual(membersOf(new Set(["short", "network"] as const)), ["network", "short-term"]);
});

test("an alternative is heard after the notes that lead to it", () => {
  const version = melody({}, ["1", 60], ["1", 62], ["1", 64], ["1", 65], ["1", 67]);
  assert.deepEqual(inContext(version, 4, { pitch: 71 }).map(({ pitch }) => pitch), [62, 64, 65, 71]);
  assert.deepEqual(inContext(version, 0, { duration: "2" }), [{ pitch: 60, duration: "2" }]);
});

test("a note can become longer up to the next one and to the end of the piece", () => {
  const version = melody({}, ["1", 60], ["1", -1], ["1", 64], ["1", 65]);
  assert.equal(hasRoom(version, 0, "2"), true);
  assert.equal(hasRoom(version, 0, "5/2"), false);
  assert.equal(hasRoom(version, 2, "2"), false);
});

test("chances are told in percents that people can read", () => {
  const words = xrayWords();
  assert.deepEqual([0.6469, 0.035, 0.0001].map((each) => chance(each, words)), ["65 %", "3.5 %", "less than 0.1 %"]);
});

test("the likeliest note is never called a surprise", () => {
  assert.equal(judged(1, 6), "first");
  assert.deepEqual([2, 3, 5].map((bits) => judged(2, bits)), ["likely", "possible", "rare"]);
});

test("a piece is heard in the ears of the tradition that was asked for last", () => {
  const entry = (index: number, operation: string, tradition?: string) =>
    ({ index, operation, time: "", actor: "person" as const, name: "Ada", text: "", details: { ...(tradition && { settings: { tradition }, model: "Stemma Melody 1" }) } });
  const entries = [entry(0, "begun"), entry(1, "requested", "hymn"), entry(2, "requested", "china"), entry(3, "locked")];
  assert.deepEqual(askedLast({ piece: "p", shows: 3, entries }), { tradition: "china", model: "Stemma Melody 1" });
  assert.deepEqual(askedLast(undefined), { tradition: undefined, model: undefined });
});
