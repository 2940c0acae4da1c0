import assert from "node:assert/strict";
import test from "node:test";
import type { Inspection } from "../inspect/findings";
import { cells, csv } from "./csv";
import { type Checked, handIns, minutes, sorted } from "./handIn";

const ORIGINS = { model: 6, human: 1, edited: 1, imported: 0, rule: 0 };

function entry(index: number, time: string, text?: string) {
  return { index, time, actor: "person" as const, name: "ann", operation: text ? "annotated" : "added", ...(text ? { text } : {}) };
}

function handed(file: string, change: Partial<Inspection> & { piece?: string; remark?: string; origins?: typeof ORIGINS } = {}): Checked {
  const { piece = file, remark = "Handed in by Ann", origins = ORIGINS, ...rest } = change;
  const inspection: Inspection = {
    name: file, size: 1, sha256: file, withStore: false, withJournal: false, state: "valid", checks: [],
    explanation: { headline: "", meanings: [], holds: [], advice: [] },
    contribution: { record: "", origins, locked: 0, people: [], bars: [], notes: [], taken: [], unused: {}, overlap: {}, entriesNotAtHand: 0 },
    journal: { piece, shows: 1, entriesInAll: 2, entriesNotAtHand: 0, entries: [entry(0, "2026-11-23T08:00:00Z"), entry(1, "2026-11-23T09:05:30Z", remark)] },
    ...rest,
  };
  return { subject: { file: new File([], file), folder: "7b" }, inspection };
}

const kinds = (all: readonly Checked[]) => handIns(all).map((each) => each.warnings.map((warning) => warning.kind));

test("a hand-in tells who made it, how long and with how much of the model", () => {
  const [ann] = handIns([handed("ann.mid")]);
  assert.ok(ann);
  assert.deepEqual([ann.name, ann.notes, ann.entries, ann.own, minutes(ann), ann.warnings], ["Ann", 8, 2, 2, 65, []]);
});

test("of a journal that is told in part, how long it took is not made up", () => {
  const { journal } = handed("ann.mid").inspection;
  assert.ok(journal);
  const [ann] = handIns([handed("ann.mid", { journal: { ...journal, entriesInAll: 5000 } })]);
  assert.ok(ann);
  assert.deepEqual([ann.name, ann.entries, minutes(ann), ann.last], ["Ann", 5000, undefined, undefined]);
});

test("the name is read from a remark in either language, the last one", () => {
  assert.deepEqual(handIns([handed("a.mid", { remark: "交作业：李华" })]).map((each) => each.name), ["李华"]);
  assert.deepEqual(kinds([handed("a.mid", { remark: "a nice bar" })]), [["unnamed"]]);
});

test("a journal that is handed in twice is seen on both", () => {
  const [one, other] = handIns([handed("a.mid", { piece: "p" }), handed("b.mid", { piece: "p" }), handed("c.mid")]);
  assert.deepEqual([one?.warnings, other?.warnings], [[{ kind: "samePiece", others: ["b.mid"] }], [{ kind: "samePiece", others: ["a.mid"] }]]);
  assert.deepEqual(kinds([handed("a.mid", { piece: "p", sha256: "x" }), handed("b.mid", { piece: "p", sha256: "x" })]), [["sameFile"], ["sameFile"]]);
});

test("a piece in which nobody did a note is seen", () => {
  assert.deepEqual(kinds([handed("a.mid", { origins: { ...ORIGINS, human: 0, edited: 0 } })]), [["noEdits"]]);
});

test("nothing is believed of a file that does not hold", () => {
  const [forged] = handIns([handed("a.mid", { state: "invalid" })]);
  assert.deepEqual([forged?.name, forged?.origins, forged?.last, forged?.warnings.map((each) => each.kind)], [undefined, undefined, undefined, ["invalid"]]);
  assert.deepEqual(kinds([handed("a.mid", { state: "invalid", piece: "p" }), handed("b.mid", { piece: "p" })]), [["invalid"], []]);
});

test("rows are sorted by numbers as numbers", () => {
  const long = handed("b.mid", { remark: "Handed in by Bo", origins: { ...ORIGINS, human: 20 } });
  const all = handIns([handed("a.mid"), long]);
  assert.deepEqual(sorted(all, { by: "own", descending: true }, "en").map((each) => each.name), ["Bo", "Ann"]);
  assert.deepEqual(sorted(all, { by: "who", descending: false }, "en").map((each) => each.name), ["Ann", "Bo"]);
});

test("no cell of the table is a formula for a spreadsheet", () => {
  const rows = handIns([handed("=1+1.mid", { remark: "Handed in by @SUM(A1),\"x\"" })]);
  const text = csv(cells(rows));
  assert.match(text, /\r\n'=1\+1\.mid,7b,"'@SUM\(A1\),""x""",/);
});
