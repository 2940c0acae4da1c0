import { language } from "../../../words/catalogue";
import type { XRayWords } from "../../../words/xray";

const LEAST = 0.001;

function decimal(number: number, digits: number): string {
  return number.toLocaleString(language.value === "zh" ? "zh-CN" : "en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A probability as people read it: whole percents, tenths where it is small. */
export function chance(probability: number, words: XRayWords): string {
  return probability < LEAST ? words.under : words.percent(decimal(100 * probability, probability < 0.1 ? 1 : 0));
}

export function bits(number: number): string {
  return decimal(number, 1);
}

export function weight(number: number): string {
  return decimal(number, 2);
}

/** How a choice is to be judged in one word. */
export function judged(rank: number, bitsOfSurprise: number): keyof XRayWords["judged"] {
  if (rank === 1) {
    return "first";
  }
  return bitsOfSurprise < 2.5 ? "likely" : bitsOfSurprise < 4.5 ? "possible" : "rare";
}
