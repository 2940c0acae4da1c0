import type { Schemas } from "../../api/client";

export type Member = Schemas["FamilyMember"];

export interface Placed {
  readonly member: Member;
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: string;
  readonly to: string;
  readonly relation: Member["from"][number]["relation"];
  readonly points: readonly { x: number; y: number }[];
}

export interface Graph {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly Placed[];
  readonly lines: readonly Line[];
}

export const NODE = { width: 216, height: 84 };

/** Puts a family on a plane, the oldest at the top. */
export async function arranged(family: readonly Member[]): Promise<Graph> {
  const { default: dagre } = await import("@dagrejs/dagre");
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 28, ranksep: 44, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const member of family) {
    graph.setNode(member.id, { ...NODE });
  }
  for (const member of family) {
    for (const descent of member.from) {
      graph.setEdge(descent.id, member.id, {}, descent.relation);
    }
  }
  dagre.layout(graph);
  const size = graph.graph();
  return {
    width: size.width ?? 0,
    height: size.height ?? 0,
    nodes: family.map((member) => {
      const { x, y } = graph.node(member.id);
      return { member, x: x - NODE.width / 2, y: y - NODE.height / 2 };
    }),
    lines: family.flatMap((member) =>
      member.from.map((descent) => ({
        from: descent.id,
        to: member.id,
        relation: descent.relation,
        points: graph.edge({ v: descent.id, w: member.id, name: descent.relation }).points ?? [],
      })),
    ),
  };
}

/** A text that fits a box: Chinese characters are two letters wide. */
export function fitted(text: string, letters: number): string {
  let width = 0;
  let fits = "";
  for (const letter of text) {
    width += /[\u2e80-\uffef]/.test(letter) ? 2 : 1;
    if (width > letters) {
      return `${fits}…`;
    }
    fits += letter;
  }
  return fits;
}
