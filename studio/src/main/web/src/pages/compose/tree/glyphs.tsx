import type { ComponentChildren } from "preact";
import type { Maker } from "./versions";

const MAKERS: Record<Maker, string> = {
  person: "M8 1.5a3 3 0 1 1 0 6a3 3 0 0 1 0-6ZM2.5 14.5c0-3.6 2.4-5.6 5.5-5.6s5.5 2 5.5 5.6Z",
  model: "M8 1 9.8 6.2 15 8 9.8 9.8 8 15 6.2 9.8 1 8 6.2 6.2Z",
  program: "M2 3h12v8H2ZM5.5 14.5h5v-1.6h-5ZM3.6 4.6v4.8h8.8V4.6Z",
};

/** Who made it, by shape and colour; the word stands beside it or in the label. */
export function MakerGlyph({ maker, x = 0, y = 0 }: { maker: Maker; x?: number; y?: number }) {
  return <path class={`maker ${maker}`} transform={`translate(${x} ${y})`} fill-rule="evenodd" d={MAKERS[maker]} />;
}

const MARKS = {
  seal: "M8 1l1.7 1.4 2.2-.2.7 2 1.9 1.2-.5 2.1.5 2.1-1.9 1.2-.7 2-2.2-.2L8 14l-1.7-1.4-2.2.2-.7-2L1.5 9.6l.5-2.1-.5-2.1 1.9-1.2.7-2 2.2.2ZM7.3 10.3l4-4-1.1-1.1-2.9 2.9-1.4-1.4L4.8 7.8Z",
  remark: "M2 2h12v9H7l-3.5 3.5V11H2ZM4.5 4.7v1.3h7V4.7ZM4.5 7.3v1.3h5V7.3Z",
  lock: "M4 7V5a4 4 0 0 1 8 0v2h1.5v7.5h-11V7ZM6 7h4V5a2 2 0 0 0-4 0Z",
  chosen: "M6.3 13.5 1.5 8.7l1.7-1.7 3.1 3.1 6.5-6.5 1.7 1.7Z",
  rejected: "M3.2 1.8 8 6.6l4.8-4.8 1.4 1.4L9.4 8l4.8 4.8-1.4 1.4L8 9.4l-4.8 4.8-1.4-1.4L6.6 8 1.8 3.2Z",
} as const;

export type Mark = keyof typeof MARKS;

export function MarkGlyph({ mark, x = 0, y = 0 }: { mark: Mark; x?: number; y?: number }) {
  return <path class={`mark-${mark}`} transform={`translate(${x} ${y}) scale(0.8)`} fill-rule="evenodd" d={MARKS[mark]} />;
}

export function Glyph({ children }: { children: ComponentChildren }) {
  return <svg class="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">{children}</svg>;
}
