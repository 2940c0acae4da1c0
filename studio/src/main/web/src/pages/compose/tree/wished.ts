import { key } from "../../../music/key";
import { keyInWords } from "../../../views/speech";
import type { HistoryWords } from "../../../words/history";
import { traditionInWords } from "../xray/traditions";

const TOLD_ELSEWHERE = new Set(["continue", "fill"]);

/** What was asked of a model, each under its name. */
export function wished(settings: Readonly<Record<string, string>>, words: HistoryWords): [name: string, value: string][] {
  const names = words.wish as Record<string, string>;
  return Object.entries(settings)
    .filter(([name, value]) => !TOLD_ELSEWHERE.has(name) && value !== "none")
    .map(([name, value]) => [names[name] ?? `${words.wish.other} (${name})`, valueInWords(name, value, words)]);
}

function valueInWords(name: string, value: string, words: HistoryWords): string {
  const values = words.wishValue as Record<string, string>;
  switch (name) {
    case "key": return keyInWords(key(value));
    case "tradition": return traditionInWords(value);
    default: return values[value] ?? value;
  }
}
