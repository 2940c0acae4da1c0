import type { Member } from "./familyGraph";

type Relation = Member["from"][number]["relation"];

/** A member in a list of what came from what. */
export interface Listed {
  readonly member: Member;
  readonly relation?: Relation;
  /** What it came from; nothing where that was told before. */
  readonly from: readonly Listed[];
  readonly told: boolean;
}

/** A family as a list, the file first. What a member came from is told once: told wherever it comes up, a small file could grow without end. */
export function listed(family: readonly Member[]): Listed | undefined {
  const members = new Map(family.map((member) => [member.id, member]));
  const told = new Set<string>();
  const list = (member: Member, relation?: Relation): Listed => {
    const before = told.has(member.id);
    told.add(member.id);
    const from = before ? [] : member.from.flatMap((descent) => {
      const source = members.get(descent.id);
      return source ? [list(source, descent.relation)] : [];
    });
    return { member, ...(relation && { relation }), from, told: before && member.from.length > 0 };
  };
  return family[0] && list(family[0]);
}
