import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "./shares";

test("people are counted by their part, generative AI is not among them", () => {
  assert.deepEqual(
    told([
      { aiContribution: "All" },
      { person: "aa", aiContribution: "Partly" },
      { person: "bb", aiContribution: "None" },
      { person: "cc", aiContribution: "Partly" },
    ]),
    [["Partly", 2], ["None", 1]],
  );
  assert.deepEqual(told([{ aiContribution: "All" }]), []);
});
