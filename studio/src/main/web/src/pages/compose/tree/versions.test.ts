import assert from "node:assert/strict";
import test from "node:test";
import { drawingOf } from "./folds";
import { layoutOf } from "./layout";
import { type Entry, type History, versionsOf } from "./versions";
import { inList, inPicture } from "./walk";

type Some = Partial<Entry> & { operation: string };

function history(...some: Some[]): History {
  const entries = some.map((entry, index) => ({
    index, base: index - 1, time: "2026-11-23T01:57:34Z", name: "Ada", text: "in English",
    actor: entry.operation === "offered" ? "program" as const : "person" as const, ...entry,
  }));
  delete (entries[0] as Partial<Entry>).base;
  return { piece: "p", shows: entries.length - 1, entries };
}

const SITTING = history(
  { operation: "begun" },
  { operation: "requested" },
  { operation: "offered", base: 1 },
  { operation: "offered", base: 1 },
  { operation: "offered", base: 1 },
  { operation: "rejected", base: 1, details: { entries: [2] } },
  { operation: "chosen", base: 3 },
  { operation: "locked", base: 6 },
  { operation: "note-pitched", base: 7 },
  { operation: "signed", base: 8 },
  { operation: "undone", base: 7 },
  { operation: "branched", base: 10, details: { name: "brighter" } },
  { operation: "merged", base: 11, details: { entry: 9, bars: "2" } },
);

test("a version is a melody that the piece once was; what leaves the melody as it is tells of one", () => {
  const forest = versionsOf(SITTING);
  assert.deepEqual([...forest.nodes.keys()], [0, 2, 3, 4, 8, 12]);
  const kept = forest.nodes.get(3);
  assert.deepEqual(kept?.after.map((entry) => entry.operation), ["chosen", "locked", "undone", "branched"]);
  assert.deepEqual(kept?.children, [8, 12]);
  assert.deepEqual(kept?.names, ["brighter"]);
  assert.equal(forest.versionOf(11), 3);
});

test("candidates tell their request and what became of them", () => {
  const { nodes } = versionsOf(SITTING);
  assert.deepEqual([2, 3, 4].map((entry) => nodes.get(entry)?.fate), ["rejected", "chosen", "open"]);
  assert.deepEqual(nodes.get(4)?.before.map((entry) => entry.operation), ["requested"]);
  assert.equal(nodes.get(4)?.maker, "model");
});

test("bars that were taken over lead back to the version that had them", () => {
  const { nodes } = versionsOf(SITTING);
  assert.equal(nodes.get(12)?.takenFrom, 8);
  assert.equal(nodes.get(8)?.signed, true);
});

test("candidates of one request stand beside each other, in their order", () => {
  const drawing = drawingOf(versionsOf(SITTING), 12, new Set());
  const { boxes } = layoutOf(drawing);
  const [a, b, c] = [2, 3, 4].map((entry) => boxes.get(entry));
  assert.ok(a && b && c);
  assert.ok(a.y === b.y && b.y === c.y);
  assert.ok(a.x < b.x && b.x < c.x);
});

test("edits of one person, one after another, are one until they are opened", () => {
  const edits = Array.from({ length: 5 }, () => ({ operation: "note-moved" }));
  const forest = versionsOf(history({ operation: "begun" }, ...edits, { operation: "note-moved", name: "Bo" }));
  const folded = drawingOf(forest, 6, new Set());
  assert.deepEqual([...folded.drawn.keys()], [0, 5, 6]);
  assert.equal(folded.drawn.get(5)?.folded.length, 5);
  assert.equal(folded.standsFor(2), 5);
  assert.equal(drawingOf(forest, 6, new Set([3])).drawn.size, 7);
});

test("what is shown is never folded into what came later", () => {
  const forest = versionsOf(history({ operation: "begun" }, ...Array.from({ length: 8 }, () => ({ operation: "note-moved" }))));
  assert.equal(drawingOf(forest, 4, new Set()).standsFor(4), 4);
});

test("a history of two thousand entries is drawn with a hundred, every version still in it", () => {
  const some: Some[] = [{ operation: "begun" }];
  for (let base = 0; some.length < 2000; base = some.length - 1) {
    const asked = some.length;
    some.push({ operation: "requested", base });
    [1, 2, 3].forEach(() => some.push({ operation: "offered", base: asked }));
    some.push({ operation: "chosen", base: asked + 2 });
  }
  const forest = versionsOf(history(...some));
  const shown = forest.versionOf(some.length - 1);
  const drawing = drawingOf(forest, shown, new Set());
  assert.ok(drawing.drawn.size < 160, `${drawing.drawn.size} drawn`);
  assert.equal([...drawing.drawn.values()].reduce((sum, each) => sum + each.folded.length, 0), forest.nodes.size);
  assert.equal(layoutOf(drawing).boxes.size, drawing.drawn.size);
});

test("arrows lead to every version, in the picture and in the list", () => {
  const drawing = drawingOf(versionsOf(SITTING), 12, new Set());
  const layout = layoutOf(drawing);
  for (const walk of [
    (from: number, key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight") => inPicture(drawing, layout, from, key),
    (from: number, key: "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight") => inList(drawing, from, key),
  ]) {
    const reached = new Set([0]);
    for (const from of reached) {
      (["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"] as const).forEach((key) => reached.add(walk(from, key)));
    }
    assert.deepEqual([...reached].sort((a, b) => a - b), [0, 2, 3, 4, 8, 12]);
  }
});

test("the list has the way to what is shown on its first level and the other ways one deeper", () => {
  const { drawn } = drawingOf(versionsOf(SITTING), 12, new Set());
  assert.deepEqual([...drawn.values()].map(({ entry, level }) => [entry, level]), [[0, 1], [2, 2], [4, 2], [3, 1], [8, 2], [12, 1]]);
});
