import assert from "node:assert/strict";
import { test } from "node:test";
import { nameOf } from "./client";

test("a file keeps its name in whatever letters", () => {
  assert.equal(nameOf("attachment; filename=\"__-b.mid\"; filename*=UTF-8''%E6%99%A8%E6%AD%8C-b.mid"), "晨歌-b.mid");
  assert.equal(nameOf('attachment; filename="library.csv"'), "library.csv");
});
