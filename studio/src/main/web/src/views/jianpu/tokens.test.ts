import assert from "node:assert/strict";
import test from "node:test";
import { key } from "../../music/key";
import { melody } from "../../music/example";
import { plus } from "../../music/time";
import { degreeOf, jianpu, single, type Token } from "./tokens";

/** As one would type it: `5_.` is a dotted quaver, `1--` a dotted minim, `~` a tie, `'` and `,` octaves, `(3 ... )` a triplet. */
function text(tokens: readonly Token[]): string {
  return tokens.map(sign).join(" ");
}

function sign({ digit, alter, natural, octave, lines, dots, dashes, tied, tuplet }: Token): string {
  const accidental = natural ? "=" : alter > 0 ? "#" : alter < 0 ? "b" : "";
  const height = octave > 0 ? "'".repeat(octave) : ",".repeat(-octave);
  const begun = `${tuplet?.first ? `(${tuplet.of} ` : ""}${accidental}${digit}${height}${"_".repeat(lines)}${".".repeat(dots)}${"-".repeat(dashes)}`;
  return `${begun}${tied ? "~" : ""}${tuplet?.last ? ")" : ""}`;
}

function bars(frame: Parameters<typeof melody>[0], ...notes: [string, number][]): string[] {
  return jianpu(melody(frame, ...notes)).map((bar) => text(bar.tokens));
}

test("a melody is written with digits of its key, dashes for longer and lines for shorter notes", () => {
  assert.deepEqual(bars({ key: "D major" }, ["1", 62], ["1/2", 64], ["1/2", 66], ["2", 69], ["4", 74]), ["1 2_ 3_ 5-", "1'---"]);
});

test("the tonic of a minor key is 6, that of zhi is 5", () => {
  assert.deepEqual(degreeOf(key("A minor"), 69), { digit: 6, alter: 0, octave: 0 });
  assert.deepEqual(degreeOf(key("G zhi"), 67), { digit: 5, alter: 0, octave: 0 });
  assert.deepEqual(degreeOf(key("E dorian"), 64), { digit: 2, alter: 0, octave: 0 });
});

test("dots above and below count octaves from the 1 above middle C", () => {
  assert.equal(degreeOf(key("G major"), 67).octave, 0);
  assert.equal(degreeOf(key("G major"), 66).octave, -1);
  assert.equal(degreeOf(key("Bb major"), 70 + 24).octave, 2);
  assert.deepEqual(degreeOf(key("F major"), 70), { digit: 4, alter: 0, octave: 0 });
});

test("altered degrees carry an accidental, and one is taken back in the same bar", () => {
  assert.deepEqual(bars({ key: "G major" }, ["1", 73], ["1", 72], ["1", 71], ["1", 72], ["4", 70]), ["#4 =4 3 4", "b3---"]);
});

test("a tied digit does not repeat its accidental, the next of its own does", () => {
  assert.deepEqual(bars({ metre: "2/4" }, ["1", 60], ["5/4", 61], ["3/4", 61], ["1", 61]), ["1 #1~", "1__ #1_. #1"]);
});

test("each length has its sign", () => {
  assert.deepEqual(single("3/2"), { lines: 0, dots: 1, dashes: 0 });
  assert.deepEqual(single("7/4"), { lines: 0, dots: 2, dashes: 0 });
  assert.deepEqual(single("3/8"), { lines: 2, dots: 1, dashes: 0 });
  assert.equal(single("5/4"), undefined);
  assert.equal(single("1/3"), undefined);
});

test("what no single digit can have is tied", () => {
  assert.deepEqual(bars({}, ["5/4", 60], ["3/4", 62], ["2", 64]), ["1~ 1__ 2_. 3-"]);
  assert.deepEqual(bars({}, ["5/2", 60], ["3/2", 62]), ["1-~ 1_ 2."]);
  assert.deepEqual(bars({}, ["7/2", 60], ["1/2", 62]), ["1--~ 1_ 2_"]);
});

test("a syncopation is written as one digit, but not over the middle of the bar", () => {
  assert.deepEqual(bars({}, ["1/2", 60], ["1", 62], ["1/2", 64], ["2", 65]), ["1_ 2 3_ 4-"]);
  assert.deepEqual(bars({}, ["1", 60], ["1/2", 60], ["1", 62], ["3/2", 64]), ["1 1_ 2_~ 2_ 3."]);
  assert.deepEqual(bars({ metre: "2/4" }, ["1/4", 60], ["1/2", 62], ["1/4", 60], ["1", 64]), ["1__ 2_ 1__ 3"]);
});

test("notes go over bar lines by ties, rests do not", () => {
  assert.deepEqual(bars({ metre: "2/4" }, ["1", 60], ["2", 62], ["1", 64]), ["1 2~", "2 3"]);
  assert.deepEqual(bars({ metre: "2/4" }, ["1", 60], ["5/2", -1], ["1/2", 64]), ["1 0", "0 0_ 3_"]);
});

test("in compound metres every beat has its own digit", () => {
  assert.deepEqual(bars({ metre: "6/8" }, ["3/2", 60], ["1/2", 62], ["1/2", 64], ["1/2", 65], ["3", 67]), ["1. 2_ 3_ 4_", "5.~ 5."]);
  assert.deepEqual(bars({ metre: "6/8" }, ["1", 60], ["1/2", 62], ["1", 64], ["1/2", 65]), ["1 2_ 3 4_"]);
});

test("triplets stand under a bracket, those of crotchets too; others are divided at the beat", () => {
  assert.deepEqual(bars({ metre: "2/4" }, ["1/3", 60], ["1/3", 62], ["1/3", 64], ["1", 65]), ["(3 1_ 2_ 3_) 4"]);
  assert.deepEqual(bars({ metre: "2/4" }, ["2/3", 60], ["2/3", 62], ["2/3", 64]), ["(3 1 2 3)"]);
  assert.deepEqual(bars({ metre: "2/4" }, ["1/3", 60], ["5/3", 62]), ["(3 1_ 2~) 2"]);
  assert.deepEqual(bars({ metre: "1/4" }, ["1/5", 60], ["1/5", 60], ["1/5", 60], ["1/5", 60], ["1/5", 60]), ["(5 1__ 1__ 1__ 1__ 1__)"]);
});

test("a pickup counts its beats from the end", () => {
  const version = melody({ metre: "3/4", anacrusis: "3/2" }, ["1/2", 60], ["1/2", 62], ["1/2", 64], ["3", 65]);
  const [pickup, first] = jianpu(version);
  assert.equal(pickup?.bar.number, 0);
  assert.deepEqual(pickup?.tokens.map((token) => token.beat), [0, 1, 1]);
  assert.equal(text(first?.tokens ?? []), "4--");
});

test("lines join within a beat", () => {
  const [bar] = jianpu(melody({}, ["1/2", 60], ["1/2", 62], ["1/4", 64], ["1/4", 65], ["1/2", 67], ["2", 60]));
  assert.deepEqual(bar?.tokens.map((token) => token.beat), [0, 0, 1, 1, 1, 2]);
});

test("whatever the lengths, digits of a bar fill it exactly", () => {
  const lengths = ["1/4", "1/2", "3/4", "1", "5/4", "3/2", "7/4", "2", "9/4", "5/2", "3", "1/8", "3/8", "1/3", "2/3", "1/6"];
  let state = 7;
  for (const metre of ["4/4", "3/4", "6/8", "2+2+3/8", "5/4"]) {
    const notes: [string, number][] = Array.from({ length: 60 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return [lengths[state % lengths.length] ?? "1", 60 + (state % 13)];
    });
    for (const { bar, tokens } of jianpu(melody({ metre }, ...notes))) {
      let at = bar.start;
      for (const token of tokens) {
        assert.equal(token.onset, at);
        at = plus(at, token.length);
      }
      assert.equal(at, bar.end);
    }
  }
});
