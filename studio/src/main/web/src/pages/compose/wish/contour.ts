/** The grid that a contour is drawn on: columns in time, rows as steps of the scale, of which 1 is the tonic. */
export const COLUMNS = 8;
export const LOWEST = -3;
export const HIGHEST = 12;

export type Contour = readonly number[];

export const FLAT: Contour = Array<number>(COLUMNS).fill(3);

export const SHAPES: Readonly<Record<"arch" | "rise" | "fall" | "wave", Contour>> = {
  arch: [1, 3, 5, 7, 8, 6, 4, 1],
  rise: [1, 2, 3, 4, 5, 6, 7, 8],
  fall: [8, 7, 6, 5, 4, 3, 2, 1],
  wave: [1, 4, 6, 4, 1, 4, 6, 3],
};

export function within(step: number): number {
  return Math.max(LOWEST, Math.min(HIGHEST, Math.round(step)));
}

/** The contour with one of its points elsewhere. */
export function moved(contour: Contour, column: number, step: number): Contour {
  const points = contour.length === COLUMNS ? contour : FLAT;
  return points.map((point, index) => (index === column ? within(step) : point));
}

/** A line between two places, so that a quick hand leaves no column out. */
export function drawn(contour: Contour, from: { column: number; step: number }, to: { column: number; step: number }): Contour {
  let points = moved(contour, to.column, to.step);
  const distance = Math.abs(to.column - from.column);
  for (let passed = 1; passed < distance; passed++) {
    const column = from.column + Math.sign(to.column - from.column) * passed;
    points = moved(points, column, from.step + ((to.step - from.step) * passed) / distance);
  }
  return points;
}

/** Which column and step lie at a place of a picture, each from 0 to 1. */
export function placed(x: number, y: number): { column: number; step: number } {
  const column = Math.max(0, Math.min(COLUMNS - 1, Math.floor(x * COLUMNS)));
  return { column, step: within(HIGHEST + 0.5 - y * (HIGHEST - LOWEST + 1)) };
}

/** Which point a key goes to, or where it puts the point; undefined for other keys. */
export function keyed(contour: Contour, column: number, key: string): { contour: Contour; column: number } | undefined {
  const step = contour[column] ?? FLAT[column] ?? 1;
  switch (key) {
    case "ArrowUp":
      return { contour: moved(contour, column, step + 1), column };
    case "ArrowDown":
      return { contour: moved(contour, column, step - 1), column };
    case "PageUp":
      return { contour: moved(contour, column, step + 4), column };
    case "PageDown":
      return { contour: moved(contour, column, step - 4), column };
    case "ArrowLeft":
      return { contour, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { contour, column: Math.min(COLUMNS - 1, column + 1) };
    case "Home":
      return { contour, column: 0 };
    case "End":
      return { contour, column: COLUMNS - 1 };
    default:
      return undefined;
  }
}
