import assert from "node:assert/strict";
import test from "node:test";
import type { Wanted } from "./keyboard";
import { Wishes } from "./wishes";

const HIGHER: Wanted = { want: "step", by: 1 };
const RIGHT: Wanted = { want: "go", by: 1 };

/** A melody of one note, which an edit changes after a while. */
function melody(works = true) {
  const state = { pitch: 60, at: 0 };
  const wishes: Wishes = new Wishes((wish) => {
    if (wish.want === "go") {
      state.at += 1;
      return;
    }
    const next = state.pitch + 1;
    wishes.begin(new Promise((done) => setTimeout(() => {
      state.pitch = works ? next : state.pitch;
      done(works);
    }, 5)));
  });
  return { state, wishes };
}

/** However slow the machine is. */
async function rest(wishes: Wishes): Promise<void> {
  while (wishes.isWorking) {
    await new Promise((done) => setTimeout(done, 5));
  }
}

test("keys pressed faster than the studio answers all count", async () => {
  const { state, wishes } = melody();
  wishes.take(RIGHT);
  assert.equal(state.at, 1, "the first at once");
  [HIGHER, HIGHER, RIGHT, HIGHER].forEach((wish) => wishes.take(wish));
  assert.equal(wishes.isWorking, true);
  await rest(wishes);
  assert.deepEqual(state, { pitch: 63, at: 2 });
});

test("what was wanted after an edit that failed is let go", async () => {
  const { state, wishes } = melody(false);
  [HIGHER, RIGHT, HIGHER].forEach((wish) => wishes.take(wish));
  await rest(wishes);
  assert.deepEqual(state, { pitch: 60, at: 0 });
  wishes.take(RIGHT);
  assert.equal(state.at, 1);
});
