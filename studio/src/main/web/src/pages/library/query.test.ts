import assert from "node:assert/strict";
import test from "node:test";
import { changed, EVERYTHING, narrows, parameters, sorted } from "./query";

test("what is not asked for is not sent", () => {
  assert.equal(parameters(EVERYTHING), "sort=happened&descending=true");
  assert.equal(parameters({ ...EVERYTHING, search: " 茉莉 & co ", verdict: "invalid", archived: true }), "sort=happened&descending=true&search=%E8%8C%89%E8%8E%89+%26+co&verdict=invalid&archived=true");
});

test("a column is sorted the other way round when it is chosen again", () => {
  const byTitle = sorted(EVERYTHING, "title");
  assert.deepEqual([byTitle.sort, byTitle.descending], ["title", false]);
  assert.equal(sorted(byTitle, "title").descending, true);
  assert.equal(sorted(byTitle, "notes").descending, true);
});

test("another question begins with its first page", () => {
  assert.equal(changed({ ...EVERYTHING, offset: 50 }, { kind: "piece" }).offset, 0);
  assert.equal(changed(EVERYTHING, { offset: 50 }).offset, 50);
});

test("a search of nothing but spaces leaves nothing out", () => {
  assert.equal(narrows({ ...EVERYTHING, search: "  " }), false);
  assert.equal(narrows({ ...EVERYTHING, mix: "people" }), true);
});
