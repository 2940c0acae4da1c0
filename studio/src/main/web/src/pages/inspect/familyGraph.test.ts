import assert from "node:assert/strict";
import test from "node:test";
import { arranged, fitted, type Member } from "./familyGraph";

function member(id: string, ...from: string[]): Member {
  return { id, standing: "valid", deeds: [], from: from.map((each) => ({ relation: "parent", id: each })) };
}

test("what a file came from stands above it", async () => {
  const graph = await arranged([member("file", "parent", "model"), member("parent", "model"), member("model")]);
  const y = (id: string) => graph.nodes.find((each) => each.member.id === id)?.y ?? Number.NaN;
  assert.ok(y("model") < y("parent") && y("parent") < y("file"));
  assert.equal(graph.lines.length, 3);
  assert.ok(graph.lines.every((line) => line.points.length >= 2));
});

test("a file alone is a family", async () => {
  assert.equal((await arranged([member("file")])).nodes.length, 1);
});

test("long names are cut, Chinese ones sooner", () => {
  assert.equal(fitted("abcdef", 4), "abcd…");
  assert.equal(fitted("茉莉花", 4), "茉莉…");
  assert.equal(fitted("abc", 4), "abc");
});
