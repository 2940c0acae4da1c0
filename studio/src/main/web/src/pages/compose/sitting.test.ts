import assert from "node:assert/strict";
import test, { beforeEach } from "node:test";
import type { Piece } from "../../api/client";
import { melody } from "../../music/example";

/** A request that the studio has not answered yet. */
interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: { base?: number; operations?: { op: string }[] };
  answer(status: number, body: unknown): void;
  fail(): void;
}

let asked: Asked[] = [];
const kept = new Map<string, string>();
const hash = { value: "" };

Object.assign(globalThis, {
  localStorage: { getItem: (name: string) => kept.get(name) ?? null, setItem: (name: string, text: string) => kept.set(name, text), removeItem: (name: string) => kept.delete(name) },
  location: { get hash() { return hash.value; }, set hash(next: string) { hash.value = next; } },
  fetch: (path: string, init: RequestInit) => new Promise<Response>((answer, fail) => {
    if (path.endsWith("/history")) {
      answer(Response.json({ piece: path.split("/")[3], shows: 0, entries: [] }));
      return;
    }
    asked.push({
      method: init.method ?? "GET", path, body: typeof init.body === "string" ? JSON.parse(init.body) : {},
      answer: (status, body) => answer(Response.json(body, { status })), fail: () => fail(new TypeError("no answer")),
    });
  }),
});

const { history, missed, open, piece, put, selection } = await import("./sitting");
const { operate, sendAgain, unsent } = await import("./doing");
const { ask, begin } = await import("./asking");

function pieceOf(id: string, entry: number): Piece {
  const shown = { ...melody({}, ["1", 60]), entry };
  return { id, title: id, created: "", changed: "", shown, canUndo: true, undone: [], candidates: [] } as unknown as Piece;
}

function rest(): Promise<void> {
  return new Promise((done) => setTimeout(done, 5));
}

function taken(): Asked {
  const [next, ...others] = asked;
  asked = others;
  assert.ok(next, "nothing was asked of the studio");
  return next;
}

let number = 0;

/** Two pieces of their own for each test, the first on the desk. */
function two(): [string, string] {
  number += 1;
  put(pieceOf(`one${number}`, 1));
  return [`one${number}`, `other${number}`];
}

beforeEach(() => {
  asked = [];
});

test("what did not reach the studio goes before what is done next", async () => {
  const [id] = two();
  const first = operate([{ op: "lock", bars: "1" }]);
  await rest();
  taken().fail();
  assert.equal(await first, false);
  assert.deepEqual(unsent.value.map(({ op }) => op), ["lock"]);
  const second = operate([{ op: "transpose", semitones: 1 }]);
  await rest();
  const again = taken();
  assert.deepEqual(again.body.operations?.map(({ op }) => op), ["lock"]);
  again.answer(200, pieceOf(id, 2));
  await rest();
  const next = taken();
  assert.deepEqual([next.body.base, next.body.operations?.[0]?.op], [2, "transpose"]);
  next.answer(200, pieceOf(id, 3));
  assert.equal(await second, true);
  assert.deepEqual(unsent.value, []);
});

test("what a studio that does not know this page any more turns away waits as well", async () => {
  const [id] = two();
  const done = operate([{ op: "lock", bars: "1" }]);
  await rest();
  taken().answer(401, { error: "no", hint: "" });
  assert.equal(await done, false);
  assert.equal(unsent.value.length, 1);
  const again = sendAgain();
  await rest();
  taken().answer(200, pieceOf(id, 2));
  await again;
  assert.equal(unsent.value.length, 0);
});

test("what waits belongs to its piece", async () => {
  const [, other] = two();
  const done = operate([{ op: "lock", bars: "1" }]);
  await rest();
  taken().fail();
  await done;
  put(pieceOf(other, 1));
  assert.equal(unsent.value.length, 0);
});

test("an answer for a piece that was left does not push the one on the desk away", async () => {
  const [one, other] = two();
  const done = ask({ task: "compose" });
  await rest();
  const request = taken();
  put(pieceOf(other, 1));
  request.answer(200, { piece: pieceOf(one, 2), seed: 1, candidates: [] });
  assert.equal(await done, false);
  assert.equal(piece.value?.id, other);
});

test("what is done to one piece never goes to another", async () => {
  const [one, other] = two();
  const first = operate([{ op: "lock", bars: "1" }]);
  const second = operate([{ op: "unlock", bars: "1" }]);
  await rest();
  const request = taken();
  put(pieceOf(other, 7));
  request.answer(200, pieceOf(one, 2));
  await first;
  await rest();
  const next = taken();
  assert.deepEqual([next.path, next.body.base], [`/api/pieces/${one}/operations`, 2]);
  next.answer(200, pieceOf(one, 3));
  assert.equal(await second, true);
  assert.equal(piece.value?.id, other);
});

test("of two pieces that are opened the one wanted last is shown, whichever comes first", async () => {
  const [, other] = two();
  const slow = open(`slow${number}`);
  const quick = open(other);
  const [one, two_] = [taken(), taken()];
  two_.answer(200, pieceOf(other, 1));
  await quick;
  one.answer(200, pieceOf(`slow${number}`, 1));
  await slow;
  assert.equal(piece.value?.id, other);
});

test("a piece is only said to be missing where the studio says so", async () => {
  two();
  hash.value = "#/compose/away";
  const unreached = open("away");
  taken().fail();
  await unreached;
  assert.deepEqual([missed.value, hash.value], ["away", "#/compose/away"]);
  const gone = open("away");
  assert.equal(missed.value, undefined);
  taken().answer(404, { error: "no", hint: "" });
  await gone;
  assert.equal(hash.value, "#/compose");
});

test("another piece begins with nothing chosen and with its own history", async () => {
  const [one, other] = two();
  await rest();
  assert.equal(history.value?.piece, one);
  selection.value = { cursor: "4", notes: ["n1"], bars: { first: 1, last: 2 } };
  put(pieceOf(other, 1));
  assert.deepEqual(selection.value, { cursor: "0", notes: [] });
  assert.equal(history.value, undefined);
});

test("a request that is refused leaves no empty piece behind when it is made again", async () => {
  two();
  const first = begin("first", { task: "compose" });
  await rest();
  taken().answer(200, pieceOf(`fresh${number}`, 0));
  await rest();
  taken().answer(422, { error: "cannot be", hint: "" });
  assert.equal(await first, false);
  const second = begin("second", { task: "compose" });
  assert.equal(await begin("third", { task: "compose" }), false, "one at a time");
  await rest();
  const used = taken();
  assert.deepEqual([used.method, used.path], ["PATCH", `/api/pieces/fresh${number}`]);
  used.answer(200, pieceOf(`fresh${number}`, 0));
  await rest();
  taken().answer(200, { piece: pieceOf(`fresh${number}`, 1), seed: 1, candidates: [] });
  assert.equal(await second, true);
  assert.equal(piece.value?.id, `fresh${number}`);
});
