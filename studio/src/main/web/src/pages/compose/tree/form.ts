import { useEffect, useState } from "preact/hooks";

const NARROW = 480;

export type Form = "picture" | "list";

/** A picture where there is room for it, unless somebody chose. */
export function useForm(whole: { current: HTMLElement | null }): [Form, (form: Form) => void] {
  const [wanted, want] = useState<Form>();
  const [narrow, setNarrow] = useState(false);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setNarrow(entry.contentRect.width < NARROW));
    whole.current && observer.observe(whole.current);
    return () => observer.disconnect();
  }, []);
  return [wanted ?? (narrow ? "list" : "picture"), want];
}
