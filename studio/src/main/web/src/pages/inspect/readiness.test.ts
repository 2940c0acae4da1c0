import assert from "node:assert/strict";
import test from "node:test";
import type { Schemas } from "../../api/client";
import { asked, lacking, unasked } from "./readiness";

type Field = Schemas["RightsField"];

function field(name: string, need: Field["need"], standing: Field["standing"]): Field {
  return { field: name, name, need, standing, says: "" };
}

const FIELDS = [
  field("time", "should", "missing"),
  field("people", "must", "present"),
  field("log", "none", "not-applicable"),
  field("edits", "must", "missing"),
  field("watermark", "must", "partly"),
];

test("what must be there comes before what should be", () => {
  assert.deepEqual(asked(FIELDS).map((each) => each.name), ["people", "edits", "watermark", "time"]);
});

test("only what must be there and is not there at all is lacking", () => {
  assert.deepEqual(lacking(FIELDS), ["edits"]);
});

test("what is not asked for is named apart", () => {
  assert.deepEqual(unasked(FIELDS), ["log"]);
});
