import assert from "node:assert/strict";
import test from "node:test";
import { checks, codes } from "../../words/checks";
import { type Check, compared, gravest, grouped, hasGaps, told, worst } from "./findings";

function check(name: Check["name"], outcome: Check["outcome"], code: string, ingredient?: string): Check {
  return { name, outcome, code, detail: `${name} ${code}`, place: "", ...(ingredient ? { ingredient } : {}) };
}

const HONEST = [check("binding", "pass", "assertion.dataHash.match"), check("trust", "fail", "signingCredential.untrusted"), check("replay", "skipped", "dev.stemma.replay.skipped")];

test("findings that are alike are told once, the failed ones first", () => {
  const [claim] = grouped([
    check("claim", "pass", "assertion.hashedURI.match"),
    check("claim", "pass", "assertion.hashedURI.match"),
    check("claim", "fail", "assertion.hashedURI.mismatch"),
  ]);
  assert.equal(claim?.outcome, "fail");
  assert.deepEqual(claim?.findings.map((each) => [each.code, each.details.length]), [["assertion.hashedURI.mismatch", 1], ["assertion.hashedURI.match", 2]]);
});

test("every check has its place among the others, and can speak for the verdict", () => {
  for (const name of Object.keys(checks().names) as Check["name"][]) {
    const failed = [check(name, "fail", "x")];
    assert.deepEqual(grouped(failed).map((group) => group.name), [name]);
    assert.equal(gravest(failed), "x");
  }
});

test("what is about a source is told apart from what is about the file", () => {
  const [trust] = grouped([check("trust", "fail", "x"), check("trust", "fail", "x", "uri")]);
  assert.deepEqual(trust?.findings.map((each) => each.ofSource), [false, true]);
});

test("that something could not be checked does not spoil what holds", () => {
  assert.equal(worst(["pass", "skipped"]), "pass");
  assert.equal(worst(["skipped"]), "skipped");
  assert.equal(worst(["skipped", "pass", "fail"]), "fail");
});

test("changed content is graver than an unknown signer", () => {
  assert.equal(gravest([...HONEST, check("binding", "fail", "assertion.dataHash.mismatch")]), "assertion.dataHash.mismatch");
  assert.equal(gravest([HONEST[0] as Check]), undefined);
});

test("only what failed not before is new", () => {
  const pairs = compared(HONEST, [check("binding", "fail", "assertion.dataHash.mismatch"), check("trust", "fail", "signingCredential.untrusted")]);
  assert.deepEqual(pairs.filter((pair) => pair.newly).map((pair) => pair.name), ["binding"]);
  assert.equal(pairs.find((pair) => pair.name === "replay")?.after, undefined);
});

test("every code has a sentence of its own", () => {
  assert.match(codes()["assertion.dataHash.mismatch"] ?? "", /changed/);
});

test("codes that mean the same are one finding, with all details", () => {
  const [ingredients] = grouped([check("ingredients", "pass", "ingredient.manifest.validated"), check("ingredients", "pass", "ingredient.claimSignature.validated"), check("ingredients", "fail", "ingredient.manifest.mismatch")]);
  const said = told(ingredients?.findings ?? [], (code) => codes()[code] ?? code);
  assert.deepEqual(said.map((each) => each.codes), [["ingredient.manifest.mismatch"], ["ingredient.manifest.validated", "ingredient.claimSignature.validated"]]);
  assert.equal(said[1]?.details.length, 2);
});

test("a signature that leaves out bytes of the file does not vouch for all of it", () => {
  const exclusions = "assertion.dataHash.additionalExclusionsPresent";
  assert.equal(hasGaps([...HONEST, check("binding", "skipped", exclusions)]), true);
  assert.equal(hasGaps([...HONEST, check("ingredients", "skipped", exclusions, "uri")]), false, "of a source");
  assert.equal(hasGaps(HONEST), false);
});
