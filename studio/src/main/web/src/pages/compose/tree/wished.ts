import { key } from "../../../music/key";
import { keyInWords } from "../../../views/speech";
import type { HistoryWords } from "../../../words/history";
import { music } from "../../../words/music";
import { traditionInWords } from "../xray/traditions";

const TOLD_ELSEWHERE: readonly string[] = ["continue", "fill"];

/** A file may call its wishes like what every object has. */
function own(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What was asked of a model, each under its name, apart from what is told elsewhere. */
export function wished(settings: Readonly<Record<string, string>>, words: HistoryWords, toldElsewhere = TOLD_ELSEWHERE): [name: string, value: string][] {
  return Object.entries(settings)
    .filter(([name, value]) => !toldElsewhere.includes(name) && value !== "none")
    .map(([name, value]) => [own(words.wish, name) ?? `${words.wish.other} (${name})`, valueInWords(name, value, words)]);
}

function valueInWords(name: string, value: string, words: HistoryWords): string {
  switch (name) {
    case "key": return own(music().mode, value.split(" ")[1] ?? "") ? keyInWords(key(value)) : value;
    case "tradition": return traditionInWords(value);
    default: return own(words.wishValue, value) ?? value;
  }
}
