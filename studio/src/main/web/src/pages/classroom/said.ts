import { classroom } from "../../words/classroom";
import { music } from "../../words/music";
import type { Warning } from "./handIn";

/** A warning in words. */
export function said({ kind, others }: Warning): string {
  const words = classroom().warnings;
  return kind === "sameFile" || kind === "samePiece" ? words[kind](music().spoken([...others])) : words[kind];
}
