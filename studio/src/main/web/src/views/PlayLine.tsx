import type { ReadonlySignal } from "@preact/signals";
import { useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";

interface PlayLineProps {
  playing: ReadonlySignal<number | undefined>;
  /** Where a time stands; undefined where this line of music does not have it. */
  place: (quarters: number) => number | undefined;
  top: number;
  bottom: number;
  /** Keeps the line in sight of what scrolls around it. */
  follow?: boolean;
}

/** The line that moves with the music. It is set without rendering anything anew. */
export function PlayLine({ playing, place, top, bottom, follow = false }: PlayLineProps) {
  const line = useRef<SVGLineElement>(null);
  const now = useRef({ place, follow });
  now.current = { place, follow };
  useSignalEffect(() => {
    const time = playing.value;
    const x = time === undefined ? undefined : now.current.place(time);
    const element = line.current;
    if (!element) {
      return;
    }
    element.classList.toggle("silent", x === undefined);
    if (x !== undefined) {
      element.setAttribute("transform", `translate(${x} 0)`);
      now.current.follow && bringIntoSight(element, x);
    }
  });
  return <line ref={line} class="play-line silent" x1={0} x2={0} y1={top} y2={bottom} aria-hidden="true" />;
}

function bringIntoSight(line: SVGElement, x: number): void {
  const scroller = line.closest<HTMLElement>("[data-scroller]");
  if (!scroller) {
    return;
  }
  const left = x - scroller.scrollLeft;
  if (left < 0 || left > scroller.clientWidth - 80) {
    scroller.scrollLeft = Math.max(0, x - 60);
  }
}
