import assert from "node:assert/strict";
import test from "node:test";
import { language } from "../../words/catalogue";
import { likest, told } from "./reasons";

const GIVEN = [
  { name: "surprise", value: 0.9 },
  { name: "distance", value: 0.5, work: "April Weather", notes: 10 },
  { name: "form", value: 0 },
  { name: "something new", value: 1 },
];

test("what speaks for a candidate is said in the language of the page; what there are no words for is left out", () => {
  language.value = "en";
  assert.deepEqual(told(GIVEN).map(({ name, mark }) => [name, mark]), [["surprise", "good"], ["distance", "fair"], ["form", "poor"]]);
  const english = told(GIVEN).map(({ text }) => text);
  language.value = "zh";
  assert.ok(told(GIVEN).every(({ text }, at) => /\p{Script=Han}/u.test(text) && text !== english[at]));
  language.value = "en";
});

test("the work that it is like is named, with how much they share", () => {
  assert.equal(likest(GIVEN), "shares 10 notes in a row with “April Weather”");
  assert.equal(likest([{ name: "surprise", value: 1 }]), undefined);
});
