import type { Version } from "../api/client";
import { music } from "../words/music";
import { views } from "../words/views";
import { ORIGINS } from "./origin";
import { LockSign, useOriginFill } from "./OriginPatterns";

/** What colours and patterns mean; with a version, of those that it has, and how many notes. */
export function OriginLegend({ version }: { version?: Version | undefined }) {
  const fill = useOriginFill();
  const words = music();
  const counts = new Map(ORIGINS.map((origin) => [origin, version?.notes.filter((note) => note.origin === origin).length ?? 0]));
  const shown = ORIGINS.filter((origin) => !version || (counts.get(origin) ?? 0) > 0);
  const locked = !version || version.locked.length > 0;
  return (
    <ul class="origin-legend" aria-label={views().legend}>
      {shown.map((origin) => (
        <li key={origin} title={words.originMeaning[origin]}>
          <svg width="26" height="16" aria-hidden="true">
            {fill.patterns()}
            <rect class={`note-body origin-${origin}`} x="1" y="1" width="24" height="14" rx="3" fill={fill.of(origin)} />
          </svg>
          {words.origin[origin]}
          {version && <span class="soft"> {counts.get(origin)}</span>}
        </li>
      ))}
      {locked && (
        <li>
          <svg width="26" height="16" aria-hidden="true">
            {fill.patterns()}
            <rect x="1" y="1" width="24" height="14" rx="3" fill={fill.locked} />
            <LockSign x={7} y={2} />
          </svg>
          {words.locked}
        </li>
      )}
    </ul>
  );
}
