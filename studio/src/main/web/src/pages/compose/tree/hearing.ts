import { useEffect, useRef, useState } from "preact/hooks";

const BEFORE_HEARING_MILLIS = 400;
const KEPT = "stemma.hearVersions";

/** Plays a version where one stays for a moment, if that is wanted. */
export function useHearing(onHear: (entry: number) => void, onHush: (() => void) | undefined) {
  const [on, set] = useState(() => localStorage.getItem(KEPT) !== "no");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const passing = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    on,
    toggle: () => {
      localStorage.setItem(KEPT, on ? "no" : "yes");
      set(!on);
    },
    now: (entry: number) => {
      clearTimeout(timer.current);
      passing.current = false;
      onHear(entry);
    },
    soon: (entry: number) => {
      clearTimeout(timer.current);
      if (on) {
        timer.current = setTimeout(() => {
          passing.current = true;
          onHear(entry);
        }, BEFORE_HEARING_MILLIS);
      }
    },
    leave: () => {
      clearTimeout(timer.current);
      if (passing.current) {
        passing.current = false;
        onHush?.();
      }
    },
  };
}
