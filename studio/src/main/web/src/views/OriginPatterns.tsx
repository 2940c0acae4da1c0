import "../style/views.css";
import { useId, useMemo } from "preact/hooks";
import type { Origin } from "./origin";

/** How a note of an origin is filled: its colour, and over it its pattern. */
export interface OriginFill {
  /** For `fill`. */
  of: (origin: Origin) => string;
  /** To be put into the SVG that uses it. */
  patterns: () => preact.JSX.Element;
  /** For the ground of locked bars. */
  locked: string;
}

/** Patterns under names that no other SVG of the page has. */
export function useOriginFill(): OriginFill {
  const name = useId().replace(/[^\w-]/g, "");
  return useMemo(() => {
    const id = (origin: string) => `${name}-${origin}`;
    return {
      of: (origin) => `url(#${id(origin)})`,
      locked: `url(#${id("locked")})`,
      patterns: () => <Patterns id={id} />,
    };
  }, [name]);
}

function Patterns({ id }: { id: (origin: string) => string }) {
  return (
    <defs>
      <pattern id={id("model")} class="origin-model" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect class="base" width="8" height="8" />
      </pattern>
      <pattern id={id("human")} class="origin-human" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="base" width="7" height="7" />
        <rect class="sign" width="2.5" height="7" />
      </pattern>
      <pattern id={id("edited")} class="origin-edited" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect class="base" width="6" height="6" />
        <circle class="sign" cx="1.5" cy="1.5" r="1.3" />
        <circle class="sign" cx="4.5" cy="4.5" r="1.3" />
      </pattern>
      <pattern id={id("imported")} class="origin-imported" width="8" height="5" patternUnits="userSpaceOnUse">
        <rect class="base" width="8" height="5" />
        <rect class="sign" width="8" height="1.8" y="1.6" />
      </pattern>
      <pattern id={id("rule")} class="origin-rule" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect class="base" width="7" height="7" />
        <rect class="sign" width="1.6" height="7" />
        <rect class="sign" width="7" height="1.6" />
      </pattern>
      <pattern id={id("locked")} class="lock-ground" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect class="sign" width="1.5" height="10" />
      </pattern>
    </defs>
  );
}

/** A closed padlock, 12 wide and high. */
export function LockSign({ x, y, size = 12 }: { x: number; y: number; size?: number }) {
  const scale = size / 12;
  return (
    <g class="lock-sign" transform={`translate(${x} ${y}) scale(${scale})`} aria-hidden="true">
      <path class="shackle" d="M3.5 6V3.8a2.5 2.5 0 0 1 5 0V6" />
      <rect class="body" x="1.8" y="5.4" width="8.4" height="6" rx="1.2" />
    </g>
  );
}
