import type { ComponentChildren } from "preact";
import type { Place } from "../music/places";
import type { OriginFill } from "./OriginPatterns";
import type { Editor } from "./useEditor";

export interface ScorePlaceProps {
  place: Place;
  index: number;
  label: string;
  /** Whether the cursor is there. */
  here: boolean;
  choose: Editor["choose"];
  fill: OriginFill;
  /** Whether it is other than in the version that is compared. */
  changed: boolean;
  chosen: boolean;
}

/** What one can point at and go to in a score: a note or a rest. */
export function ScorePlace({ place, index, label, here, choose, changed, chosen, children }: ScorePlaceProps & { children: ComponentChildren }) {
  return (
    <g
      role="option"
      class={`score-place${changed ? " changed" : ""}`}
      aria-label={label}
      aria-selected={chosen || (here && !place.note)}
      tabindex={here ? 0 : -1}
      data-place={index}
      onClick={(event) => choose(index, event)}
    >
      {children}
    </g>
  );
}
