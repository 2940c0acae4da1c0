import assert from "node:assert/strict";
import test from "node:test";
import type { Version } from "../api/client";
import { after, score, seconds } from "./score";
import { Sequencer, type Manner, type Output } from "./sequencer";

function version(parts: Partial<Version> = {}): Version {
  const note = (number: number) => ({
    id: `n${number + 1}`, onset: `${number}`, duration: "1", pitch: 60 + number, origin: "model" as const, locked: false, entry: 1,
  });
  return {
    entry: 1, length: "8", anacrusis: "0", metres: [{ onset: "0", value: "4/4" }], keys: [], locked: [],
    tempos: [{ onset: "0", value: "120" }], notes: [0, 1, 2, 3, 4, 5, 6, 7].map(note), ...parts,
  };
}

const PLAIN: Manner = { speed: 1, metronome: false, loop: undefined };

/** What a sequencer hands out to a timer that comes every 50 ms. */
function heard(until: number, manner: (time: number) => Manner, start: Partial<{ place: number; countIn: boolean }> = {}) {
  const notes: [string, number][] = [];
  const clicks: [number, boolean][] = [];
  const output: Output = {
    note: (note, at) => notes.push([note.id, Number(at.toFixed(4))]),
    click: (beat, at) => clicks.push([Number(at.toFixed(4)), beat.first]),
  };
  const sequencer = new Sequencer(score(version()), output, { time: 10, place: 0, speed: 1, countIn: false, ...start });
  for (let time = 10; time < until; time += 0.05) {
    if (!sequencer.advance(time + 0.2, manner(time))) {
      break;
    }
  }
  return { notes, clicks, sequencer };
}

test("every note is handed out once, at its exact time", () => {
  const { notes } = heard(20, () => PLAIN);
  assert.deepEqual(notes, [0, 1, 2, 3, 4, 5, 6, 7].map((number) => [`n${number + 1}`, 10 + number / 2]));
});

test("a loop comes back without a gap", () => {
  const { notes } = heard(12.1, () => ({ ...PLAIN, loop: { from: 0, to: 2 } }));
  assert.deepEqual(notes.slice(0, 5), [["n1", 10], ["n2", 10.5], ["n1", 11], ["n2", 11.5], ["n1", 12]]);
});

test("a change of speed shifts what is to come and repeats nothing", () => {
  const { notes } = heard(20, (time) => ({ ...PLAIN, speed: time < 10.99 ? 1 : 0.5 }));
  assert.deepEqual(notes.map(([id]) => id), ["n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8"]);
  const times = notes.map(([, at]) => at);
  assert.ok(times.slice(4).every((at, index) => Math.abs(at - (times[index + 3] as number) - 1) < 1e-3));
});

test("a bar of clicks counts in, and the notes follow on the next beat", () => {
  const { notes, clicks } = heard(20, () => PLAIN, { countIn: true, place: 4 });
  assert.deepEqual(clicks, [[10, true], [10.5, false], [11, false], [11.5, false]]);
  assert.deepEqual(notes[0], ["n5", 12]);
});

test("the cursor follows the clock through a loop", () => {
  const { sequencer } = heard(11.4, () => ({ ...PLAIN, loop: { from: 0, to: 2 } }));
  assert.equal(sequencer.place(10.5), 1);
  assert.ok(Math.abs(sequencer.place(11.25) - 0.5) < 1e-6);
});

test("the metronome follows the metre", () => {
  const beats = (metre: string) => score(version({ metres: [{ onset: "0", value: metre }], length: "3" })).beats.map(({ at }) => at);
  assert.deepEqual(beats("6/8"), [0, 1.5]);
  assert.deepEqual(beats("3/4"), [0, 1, 2]);
  assert.deepEqual(beats("2+3/8"), [0, 1, 2.5]);
  const pickup = score(version({ anacrusis: "1", length: "9" })).beats;
  assert.deepEqual(pickup.slice(0, 3), [{ at: 0, first: false }, { at: 1, first: true }, { at: 2, first: false }]);
});

test("times follow changes of tempo", () => {
  const tempos = [{ at: 0, perMinute: 60 }, { at: 2, perMinute: 120 }];
  assert.equal(seconds(tempos, 0, 4), 3);
  assert.equal(after(tempos, 0, 3), 4);
  assert.equal(after(tempos, 1, 0.5), 1.5);
});
