import { barAt, barsOf, beat, keyAt } from "../music/bars";
import { pitchName } from "../music/key";
import { placesOf } from "../music/places";
import { music } from "../words/music";
import { views } from "../words/views";
import { LockSign, useOriginFill } from "./OriginPatterns";
import type { ViewProps } from "./selection";
import { durationInWords } from "./speech";

/** All notes as a table: what the other views show, for reading. */
export function NoteList({ version, selection, onSelect }: ViewProps) {
  const words = music();
  const { columns, caption, noNotes } = views();
  const fill = useOriginFill();
  const bars = barsOf(version);
  if (version.notes.length === 0) {
    return <p class="soft">{noNotes}</p>;
  }
  return (
    <div class="view note-list" role="region" aria-label={caption} tabIndex={0}>
      <svg class="patterns" width="0" height="0" aria-hidden="true">{fill.patterns()}</svg>
      <table>
        <caption class="spoken">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.bar}</th>
            <th scope="col">{columns.beat}</th>
            <th scope="col">{columns.pitch}</th>
            <th scope="col">{columns.duration}</th>
            <th scope="col">{columns.origin}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.people}</th>
          </tr>
        </thead>
        <tbody>
          {placesOf(version).flatMap(({ note }) => {
            const bar = note && barAt(bars, note.onset);
            if (!note || !bar) {
              return [];
            }
            return (
              <tr key={note.id} class={selection.notes.includes(note.id) ? "chosen" : ""}>
                <td>{bar.number === 0 ? words.bar(0) : bar.number}</td>
                <td>{beat(bar, note.onset)}</td>
                <th scope="row">
                  <button type="button" class="plain" aria-pressed={selection.notes.includes(note.id)} onClick={() => onSelect({ cursor: note.onset, notes: [note.id] })}>
                    {pitchName(keyAt(version, note.onset), note.pitch)}
                  </button>
                </th>
                <td>{durationInWords(note.duration)}</td>
                <td>
                  <span class="from">
                    <svg width="22" height="14" aria-hidden="true">
                      <rect class={`note-body origin-${note.origin}`} x="1" y="1" width="20" height="12" rx="3" fill={fill.of(note.origin)} />
                    </svg>
                    {words.origin[note.origin]}
                  </span>
                </td>
                <td>
                  {note.locked && (
                    <span class="from">
                      <svg width="13" height="13" aria-hidden="true"><LockSign x={0.5} y={0.5} /></svg>
                      {words.locked}
                    </span>
                  )}
                </td>
                <td>{note.people?.join(", ")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
