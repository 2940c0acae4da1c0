import type { Inspection } from "./findings";

type Contributor = NonNullable<Inspection["generated"]>["contributors"][number];

/** How many people had each kind of part; generative AI itself is no person. */
export function told(contributors: readonly Contributor[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const { aiContribution, person } of contributors) {
    if (person !== undefined) {
      counts.set(aiContribution, (counts.get(aiContribution) ?? 0) + 1);
    }
  }
  return [...counts];
}
