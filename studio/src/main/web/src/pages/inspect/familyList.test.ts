import assert from "node:assert/strict";
import test from "node:test";
import type { Member } from "./familyGraph";
import { type Listed, listed } from "./familyList";

function member(id: string, ...from: string[]): Member {
  return { id, standing: "valid", deeds: [], from: from.map((each) => ({ relation: "parent", id: each })) };
}

function size(list: Listed | undefined): number {
  return list === undefined ? 0 : 1 + list.from.reduce((sum, each) => sum + size(each), 0);
}

test("what a member came from is told once", () => {
  const list = listed([member("file", "a", "b"), member("a", "old"), member("b", "old"), member("old", "oldest"), member("oldest")]);
  const [a, b] = list?.from ?? [];
  assert.deepEqual(a?.from[0]?.from.map((each) => each.member.id), ["oldest"]);
  assert.deepEqual([b?.from[0]?.from, b?.from[0]?.told], [[], true]);
});

test("a family in which all have two parents is no list without end", () => {
  const generations = Array.from({ length: 40 }, (_, i) => [member(`l${i}`, `l${i + 1}`, `r${i + 1}`), member(`r${i}`, `l${i + 1}`, `r${i + 1}`)]).flat();
  assert.ok(size(listed([...generations, member("l40"), member("r40")])) < 200);
});

test("a circle is gone round once", () => {
  assert.equal(size(listed([member("a", "b"), member("b", "a")])), 3);
});
