import { useOriginFill } from "../../views/OriginPatterns";
import { ORIGINS } from "../../views/origin";
import { library } from "../../words/library";
import { music } from "../../words/music";
import type { Row } from "./query";

const WIDTH = 120;
const HEIGHT = 14;

/** From whom the notes are, as a bar and in words. */
export function OriginBar({ origins, notes }: { origins: Row["origins"]; notes: number }) {
  const fill = useOriginFill();
  const words = library();
  const present = ORIGINS.filter((origin) => origins[origin] > 0);
  const parts = music().spoken(present.map((origin) => words.origin(origins[origin], music().origin[origin])));
  if (notes === 0) {
    return <span class="soft">{words.origins(0, "")}</span>;
  }
  let before = 0;
  return (
    <span class="origins">
      <svg width={WIDTH} height={HEIGHT} role="img" aria-label={words.origins(notes, parts)}>
        {fill.patterns()}
        {present.map((origin) => {
          const x = (before / notes) * WIDTH;
          before += origins[origin];
          return <rect key={origin} class={`note-body origin-${origin}`} x={x} y="0" width={(origins[origin] / notes) * WIDTH} height={HEIGHT} fill={fill.of(origin)} />;
        })}
      </svg>
      <span class="soft" aria-hidden="true">{parts}</span>
    </span>
  );
}
