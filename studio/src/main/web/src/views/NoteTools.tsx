import type { ComponentChildren } from "preact";
import { isLocked } from "../music/bars";
import { placesOf } from "../music/places";
import { views } from "../words/views";
import { affected, type Wanted } from "./keyboard";
import type { ViewProps } from "./selection";
import type { Editor } from "./useEditor";

type Tool = "higher" | "lower" | "earlier" | "later" | "shorter" | "longer" | "add" | "remove";

const TOOLS: readonly (readonly [Tool, string, Wanted])[] = [
  ["higher", "M8 13V3M4 7l4-4 4 4", { want: "step", by: 1 }],
  ["lower", "M8 3v10M4 9l4 4 4-4", { want: "step", by: -1 }],
  ["earlier", "M13 8H3m4-4L3 8l4 4", { want: "move", by: -1 }],
  ["later", "M3 8h10M9 4l4 4-4 4", { want: "move", by: 1 }],
  ["shorter", "M2 4v8M14 8H6m3-3L6 8l3 3", { want: "lengthen", by: -1 }],
  ["longer", "M2 4v8M5 8h9m-3-3 3 3-3 3", { want: "lengthen", by: 1 }],
  ["add", "M8 3v10M3 8h10", { want: "add" }],
  ["remove", "M4 4l8 8M12 4l-8 8", { want: "remove" }],
];

/** What is at the cursor, and everything that keys and dragging do as buttons. */
export function NoteTools({ version, selection, onEdit, bare, editor, children }: ViewProps & { editor: Editor; children?: ComponentChildren }) {
  const words = views();
  const nothing = affected(version, selection).length === 0;
  const here = placesOf(version)[editor.here];
  const shut = here !== undefined && isLocked(version.locked, here.bar.number);
  if (bare) {
    return children ? <div class="note-tools no-print"><div class="tools">{children}</div></div> : null;
  }
  return (
    <div class="note-tools no-print">
      {onEdit && (
        <div class="tools" role="group" aria-label={words.tools}>
          {TOOLS.map(([name, path, wish]) => (
            <button key={name} type="button" class="tool" aria-label={words.tool[name]} title={words.tool[name]} disabled={name === "add" ? !here : nothing} onClick={() => editor.want(wish)}>
              <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
            </button>
          ))}
          <button type="button" class="tool" aria-pressed={shut} aria-label={words.lockBar} title={words.lockBar} onClick={() => editor.want({ want: "lock" })}>
            <svg width="16" height="16" viewBox="-1 -1 14 14" aria-hidden="true">
              <path d="M3.5 6V3.8a2.5 2.5 0 0 1 5 0V6" />
              <rect class="body" x="1.8" y="5.4" width="8.4" height="6" rx="1.2" />
            </svg>
          </button>
        </div>
      )}
      <p class={editor.refused ? "here refused" : "here"}>{editor.message}</p>
      {children && <div class="tools">{children}</div>}
      <details class="keys-help">
        <summary>{words.keys}</summary>
        <p>{onEdit ? words.keysHint : words.lookHint}</p>
      </details>
    </div>
  );
}
