import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

interface Props {
  label: string;
  of?: string;
  children: ComponentChildren;
}

/** What is wider than the screen scrolls in itself, by the arrow keys too. */
export function Scroll({ label, of = "scroll", children }: Props) {
  const around = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const shown = around.current;
    if (!shown) {
      return undefined;
    }
    const measure = () => setOverflows(shown.scrollWidth > shown.clientWidth || shown.scrollHeight > shown.clientHeight);
    measure();
    const observer = new ResizeObserver(measure);
    [shown, ...shown.children].forEach((each) => observer.observe(each));
    return () => observer.disconnect();
  }, []);
  return <div ref={around} class={of} {...(overflows && { tabIndex: 0, role: "group", "aria-label": label })}>{children}</div>;
}
