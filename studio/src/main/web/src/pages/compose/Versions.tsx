import type { Operation, Piece } from "../../api/client";
import { inWords } from "../../music/bars";
import { preview, state, stop } from "../../sound/player";
import { compose } from "../../words/compose";
import { operate } from "./doing";
import { compared, history, selection, version } from "./sitting";
import { VersionTree } from "./tree/VersionTree";

/** The version heard in passing, by its entry. */
let passing: number | undefined;

function owner(entry: number): string {
  return `version ${entry}`;
}

async function hear(entry: number): Promise<void> {
  passing = entry;
  const found = await version(entry);
  if (found !== undefined && passing === entry) {
    preview(owner(entry), found);
  }
}

function hush(): void {
  if (passing !== undefined && state(owner(passing)) !== "silent") {
    stop();
  }
  passing = undefined;
}

async function compare(entry: number): Promise<void> {
  compared.value = await version(entry);
}

/** All versions of the piece, to hear, to compare, to go back to. */
export function Versions({ piece }: { piece: Piece }) {
  const found = history.value;
  const { bars } = selection.value;
  if (found === undefined || found.piece !== piece.id) {
    return null;
  }
  return (
    <details class="panel versions no-print">
      <summary>{compose().versions}</summary>
      <VersionTree piece={piece} history={found} shown={piece.shown.entry} {...(bars && { bars: inWords(bars) })}
        onShow={(entry) => void operate([{ op: "show", entry }])} onOperate={(operations: Operation[]) => void operate(operations)}
        onHear={(entry) => void hear(entry)} onHush={hush} onCompare={(entry) => void compare(entry)} />
    </details>
  );
}
