import assert from "node:assert/strict";
import test from "node:test";
import { melody } from "../../music/example";
import { layOut, type Line, xAt } from "./layout";
import { jianpu } from "./tokens";

function lines(width: number, ...notes: [string, number][]): readonly Line[] {
  return layOut(jianpu(melody({}, ...notes)), width);
}

const CROTCHETS = Array.from({ length: 48 }, (): [string, number] => ["1", 60]);

test("lines break between bars and fill the width", () => {
  const set = lines(700, ...CROTCHETS);
  assert.ok(set.length > 1);
  assert.equal(set.reduce((sum, line) => sum + line.bars.length, 0), 12);
  for (const line of set) {
    assert.ok(line.width <= 700.01, `${line.width}`);
  }
  assert.ok((set[0]?.width ?? 0) > 699);
});

test("a narrow page has a bar on each line, and none is lost", () => {
  assert.equal(lines(150, ...CROTCHETS).length, 12);
});

test("digits never stand on each other", () => {
  for (const { bars } of lines(500, ["1/4", 61], ["3/4", 62], ["1/8", 63], ["7/8", 64], ["2", 66], ["4", 60])) {
    const digits = bars.flatMap((bar) => bar.digits);
    digits.slice(1).forEach((digit, place) => assert.ok(digit.x >= (digits[place]?.x ?? 0) + 15));
  }
});

test("quavers of a beat share a line, those of two beats do not, semiquavers add a second", () => {
  const [line] = lines(700, ["1/2", 60], ["1/2", 62], ["1/4", 64], ["1/4", 65], ["1/2", 67], ["2", 60]);
  const [bar] = line?.bars ?? [];
  assert.deepEqual(bar?.underlines.map(({ level }) => level), [1, 1, 2]);
  const [first, second, inner] = bar?.underlines ?? [];
  assert.ok((first?.to ?? 0) < (second?.from ?? 0));
  assert.ok((inner?.to ?? 0) < (second?.to ?? 0));
});

test("the quavers of a bar of three share a line", () => {
  const [line] = layOut(jianpu(melody({ metre: "3/8" }, ["1/2", 60], ["1/2", 62], ["1/2", 64])), 700);
  assert.equal(line?.bars[0]?.underlines.length, 1);
});

test("a time stands between its digit and the next", () => {
  const [line] = lines(700, ["2", 60], ["2", 62]);
  const [one, two] = line?.bars[0]?.digits ?? [];
  assert.equal(line && xAt(line, 0), one?.x);
  assert.equal(line && xAt(line, 2), two?.x);
  assert.ok(line && (xAt(line, 1) ?? 0) > (one?.x ?? 0) && (xAt(line, 1) ?? 0) < (two?.x ?? 0));
  assert.equal(line && xAt(line, 4), undefined);
});
