import { type RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** How wide an element is, and stays so while it changes; 0 before it is known. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const shown = element.current;
    if (!shown) {
      return undefined;
    }
    const measure = () => setWidth(Math.floor(shown.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(shown);
    return () => observer.disconnect();
  }, []);
  return width;
}
