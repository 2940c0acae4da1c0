import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Piece } from "../../api/client";
import { inWords } from "../../music/bars";
import { compose } from "../../words/compose";
import { areLocked, meant, whole } from "./bars";
import { Annotate } from "./rework/Annotate";
import { Rework } from "./rework/Rework";
import { Transpose } from "./rework/Transpose";
import { operate } from "./doing";
import { busy, selection } from "./sitting";

const PANELS = ["fill", "vary", "continue", "transpose", "annotate"] as const;
type Panel = (typeof PANELS)[number];

/** The button that opens the keys to play on, by its id. */
export const ENTER = "enter-notes";

export function undo(piece: Piece): void {
  if (piece.canUndo && busy.peek() !== "composing") {
    void operate([{ op: "undo" }]);
  }
}

export function redo(piece: Piece): void {
  const [next] = piece.undone;
  if (next !== undefined && busy.peek() !== "composing") {
    void operate([{ op: "show", entry: next }]);
  }
}

function Opener({ of, open, onOpen, children }: { of: Panel; open: Panel | undefined; onOpen: (panel: Panel | undefined) => void; children: ComponentChildren }) {
  return (
    <button type="button" aria-expanded={open === of} aria-controls="rework" onClick={() => onOpen(open === of ? undefined : of)}>{children}</button>
  );
}

/** What can be done to the melody as a whole or to the bars that are chosen. */
export function Toolbar({ piece, entering, onEnter }: { piece: Piece; entering: boolean; onEnter: () => void }) {
  const words = compose();
  const [open, setOpen] = useState<Panel | undefined>(undefined);
  const version = piece.shown;
  const range = meant(version, selection.value) ?? whole(version);
  const inBars = words.bars(inWords(range));
  const locked = areLocked(version, range);
  const composing = busy.value === "composing";
  const tools = useRef<HTMLDivElement>(null);
  const close = () => {
    tools.current?.querySelector<HTMLElement>("[aria-expanded=true]")?.focus();
    setOpen(undefined);
  };
  return (
    <>
      <div ref={tools} class="doings row tight" role="group" aria-label={words.tools}>
        <button type="button" disabled={!piece.canUndo || composing} onClick={() => undo(piece)} title="Ctrl+Z">↶ {words.undo}</button>
        <button type="button" disabled={piece.undone.length === 0 || composing} onClick={() => redo(piece)} title="Ctrl+Y">↷ {words.redo}</button>
        <span class="gap" />
        <button type="button" disabled={composing} onClick={() => void operate([{ op: locked ? "unlock" : "lock", bars: inWords(range) }])}>
          {locked ? words.unlock(inBars) : words.lock(inBars)}
        </button>
        <Opener of="fill" open={open} onOpen={setOpen}>{words.rewrite}</Opener>
        <Opener of="vary" open={open} onOpen={setOpen}>{words.vary}</Opener>
        <Opener of="continue" open={open} onOpen={setOpen}>{words.continueIt}</Opener>
        <span class="gap" />
        <Opener of="transpose" open={open} onOpen={setOpen}>{words.transpose}</Opener>
        <Opener of="annotate" open={open} onOpen={setOpen}>{words.annotate}</Opener>
        <button id={ENTER} type="button" aria-pressed={entering} onClick={() => { setOpen(undefined); onEnter(); }}>{words.enter}</button>
      </div>
      <div id="rework">
        {(open === "fill" || open === "vary" || open === "continue") && <Rework key={open} task={open} bars={inWords(range)} onDone={close} />}
        {open === "transpose" && <Transpose onDone={close} />}
        {open === "annotate" && <Annotate onDone={close} />}
      </div>
    </>
  );
}
