import type { Candidate } from "../../api/client";
import { reasons } from "../../words/reasons";

export type Mark = "good" | "fair" | "poor";

/** With how many notes in a row are shared, where it is likeness that is spoken of. */
type Reason = Candidate["reasons"][number] & { notes?: number };

/** The names under which the ranking speaks of the same thing. */
const ALSO: Readonly<Record<string, string>> = { likeness: "distance", repetition: "form" };

/** How good a mark from 0 to 1 is. */
export function mark(value: number): Mark {
  return value >= 0.7 ? "good" : value >= 0.4 ? "fair" : "poor";
}

export interface Told {
  readonly name: string;
  readonly mark: Mark;
  readonly text: string;
}

/** The reasons for which there are words, in the language of the page. */
export function told(given: readonly Reason[]): Told[] {
  const words = reasons();
  return given.flatMap((reason) => {
    const name = ALSO[reason.name] ?? reason.name;
    if (name !== "surprise" && name !== "distance" && name !== "form" && name !== "ending" && name !== "range") {
      return [];
    }
    return [{ name, mark: mark(reason.value), text: words[name][mark(reason.value)] }];
  });
}

/** The work that a candidate is likest to. */
export function likest(given: readonly Reason[]): string | undefined {
  const found = given.find((reason) => reason.work !== undefined);
  if (found?.work === undefined) {
    return undefined;
  }
  return found.notes === undefined ? reasons().likeWork(found.work) : reasons().like(found.notes, found.work);
}
