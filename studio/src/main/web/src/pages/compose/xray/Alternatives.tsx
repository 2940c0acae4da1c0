import { useState } from "preact/hooks";
import type { XRayWords } from "../../../words/xray";
import type { Alternative } from "./inquiry";
import { chance } from "./numbers";

const FIRST = 7;

/** How an alternative is called, heard and taken. */
export interface Choosing {
  name(alternative: Alternative): string;
  isHere(alternative: Alternative): boolean;
  /** Why it cannot be taken; empty where it can. */
  obstacle(alternative: Alternative): string;
  onHear(alternative: Alternative): void;
  onSwap: ((alternative: Alternative) => void) | undefined;
}

/** What could have stood there, the likeliest first, each to hear and to swap in. */
export function Alternatives({ alternatives, choosing, words }: { alternatives: readonly Alternative[]; choosing: Choosing; words: XRayWords }) {
  const [all, show] = useState(false);
  const here = alternatives.findIndex(choosing.isHere);
  const shown = all ? alternatives : alternatives.filter((_, i) => i < FIRST || i === here);
  return (
    <>
      <ol class="alternatives">
        {shown.map((alternative) => {
          const name = choosing.name(alternative);
          const isHere = choosing.isHere(alternative);
          const percent = chance(alternative.probability, words);
          const obstacle = choosing.obstacle(alternative);
          return (
            <li key={name} class={isHere ? "here" : ""} value={alternatives.indexOf(alternative) + 1}>
              <button type="button" class="hear" onClick={() => choosing.onHear(alternative)}>
                <span class="name"><span class="spoken">{words.hear} </span>{name}</span>
                <span class="bar" aria-hidden="true"><span class="share" style={{ "--share": alternative.probability }} /></span>
                <span class="percent">{percent}</span>
              </button>
              {isHere ? <span class="soft">{words.here}</span>
                : choosing.onSwap && (obstacle
                  ? <span class="soft">{obstacle}</span>
                  : <button type="button" class="swap" onClick={() => choosing.onSwap?.(alternative)}>{words.swap}<span class="spoken"> {name}</span></button>)}
            </li>
          );
        })}
      </ol>
      {alternatives.length > FIRST && <button type="button" aria-expanded={all} onClick={() => show(!all)}>{all ? words.fewer : words.more}</button>}
    </>
  );
}
