import type { Note, Version } from "../../api/client";
import { quarters } from "../../music/time";

/** Where pitches and times stand in a piano roll. */
export interface Geometry {
  readonly low: number;
  readonly high: number;
  readonly row: number;
  readonly quarter: number;
  /** Height of the row with the numbers of the bars. */
  readonly head: number;
}

export const HEAD = 28;
const FEWEST_ROWS = 17;
const MARGIN = 3;

/** Rows for all pitches of the melody, with room to move about. */
export function geometry(versions: readonly Version[], quarter: number, row: number): Geometry {
  const pitches = versions.flatMap((version) => version.notes.map((note) => note.pitch));
  let low = Math.min(...(pitches.length > 0 ? pitches : [67])) - MARGIN;
  let high = Math.max(...(pitches.length > 0 ? pitches : [67])) + MARGIN;
  while (high - low + 1 < FEWEST_ROWS) {
    (high + low) % 2 === 0 ? high++ : low--;
  }
  return { low: Math.max(0, low), high: Math.min(127, high), row, quarter, head: HEAD };
}

export function height(shape: Geometry): number {
  return shape.head + (shape.high - shape.low + 1) * shape.row;
}

export function top(shape: Geometry, pitch: number): number {
  return shape.head + (shape.high - pitch) * shape.row;
}

export function pitchAt(shape: Geometry, y: number): number {
  return shape.high - Math.floor((y - shape.head) / shape.row);
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function boxOf(shape: Geometry, note: Pick<Note, "onset" | "duration" | "pitch">): Box {
  const x = quarters(note.onset) * shape.quarter;
  return { x, y: top(shape, note.pitch), width: quarters(note.duration) * shape.quarter, height: shape.row };
}

export function meet(one: Box, other: Box): boolean {
  return one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;
}

/** The box between two corners. */
export function span(x1: number, y1: number, x2: number, y2: number): Box {
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}
