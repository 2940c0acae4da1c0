import type { Drawing } from "./folds";
import type { Layout } from "./layout";

export type Direction = "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End";

export function isDirection(key: string): key is Direction {
  return ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].includes(key);
}

/** Where a key leads in the picture: up to the version before, down to the next, aside to what stands beside it. */
export function inPicture(drawing: Drawing, layout: Layout, from: number, key: Direction): number {
  const here = drawing.drawn.get(from);
  const box = layout.boxes.get(from);
  if (!here || !box) {
    return drawing.roots[0] ?? from;
  }
  switch (key) {
    case "ArrowUp":
      return here.parent ?? from;
    case "ArrowDown":
      return [...here.children].sort((a, b) => level(drawing, a) - level(drawing, b))[0] ?? from;
    case "ArrowLeft":
    case "ArrowRight":
      return beside(drawing, layout, from, key === "ArrowRight" ? 1 : -1);
    default:
      return inList(drawing, from, key);
  }
}

function level(drawing: Drawing, entry: number): number {
  return drawing.drawn.get(entry)?.level ?? 0;
}

/** To the next that came from the same version; where there is none, to the next on the same height. */
function beside(drawing: Drawing, layout: Layout, from: number, way: 1 | -1): number {
  const height = layout.boxes.get(from)?.y ?? 0;
  const parent = drawing.drawn.get(from)?.parent;
  const siblings = parent === undefined ? drawing.roots : (drawing.drawn.get(parent)?.children ?? []);
  const row = [...layout.boxes].filter(([, box]) => Math.abs(box.y - height) < 1).map(([entry]) => entry);
  return next(layout, siblings, from, way) ?? next(layout, row, from, way) ?? from;
}

function next(layout: Layout, among: readonly number[], from: number, way: 1 | -1): number | undefined {
  const x = (entry: number) => layout.boxes.get(entry)?.x ?? 0;
  const ordered = [...among].sort((a, b) => x(a) - x(b) || a - b);
  return ordered[ordered.indexOf(from) + way];
}

/** Where a key leads in the list: up and down the rows, left to the version before, right to the next. */
export function inList(drawing: Drawing, from: number, key: Direction): number {
  const rows = [...drawing.drawn.keys()];
  const at = rows.indexOf(from);
  switch (key) {
    case "ArrowUp":
      return rows[Math.max(0, at - 1)] ?? from;
    case "ArrowDown":
      return rows[at + 1] ?? from;
    case "ArrowLeft":
      return drawing.drawn.get(from)?.parent ?? from;
    case "ArrowRight":
      return drawing.drawn.get(from)?.children[0] ?? from;
    case "Home":
      return rows[0] ?? from;
    case "End":
      return Math.max(...rows);
  }
}
