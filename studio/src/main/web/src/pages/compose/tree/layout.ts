import { graphlib, layout as place } from "@dagrejs/dagre";
import type { Drawing } from "./folds";

export interface Box {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly from: number;
  readonly to: number;
  readonly points: readonly Box[];
  /** Whether bars were taken over, rather than all of it gone on with. */
  readonly taken: boolean;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Middles of the versions. */
  readonly boxes: ReadonlyMap<number, Box>;
  readonly lines: readonly Line[];
}

export const BOX = { width: 132, height: 48 } as const;
const MARGIN = 12;
const STRAIGHT = 12;
const ASIDE = 1;

/** Places versions below those from which they came, candidates of one request beside each other. */
export function layoutOf(drawing: Drawing): Layout {
  const graph = new graphlib.Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 14, ranksep: 30, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  const ascending = [...drawing.drawn.values()].sort((a, b) => a.entry - b.entry);
  for (const { entry } of ascending) {
    graph.setNode(String(entry), { ...BOX });
  }
  for (const { entry, parent, folded, level } of ascending) {
    if (parent !== undefined) {
      const straight = drawing.drawn.get(parent)?.level === level;
      graph.setEdge(String(parent), String(entry), { weight: straight ? STRAIGHT : ASIDE }, "on");
    }
    for (const { takenFrom } of folded) {
      const from = takenFrom === undefined ? entry : drawing.standsFor(takenFrom);
      if (from !== entry && from !== parent) {
        graph.setEdge(String(from), String(entry), { weight: 0 }, "taken");
      }
    }
  }
  place(graph, { disableOptimalOrderHeuristic: true });
  const boxes = new Map(graph.nodes().map((name) => [Number(name), graph.node(name) as Box]));
  const lines = graph.edges().map((edge) => ({
    from: Number(edge.v),
    to: Number(edge.w),
    points: (graph.edge(edge) as { points: Box[] }).points,
    taken: edge.name === "taken",
  }));
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return { width: Number.isFinite(width) ? width : 0, height: Number.isFinite(height) ? height : 0, boxes, lines };
}
