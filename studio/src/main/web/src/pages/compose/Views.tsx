import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import type { Operation, Version } from "../../api/client";
import { quarters } from "../../music/time";
import { position, sound, state } from "../../sound/player";
import { Jianpu } from "../../views/Jianpu";
import { NoteList } from "../../views/NoteList";
import { OriginLegend } from "../../views/OriginLegend";
import { PianoRoll } from "../../views/PianoRoll";
import { Staff } from "../../views/Staff";
import type { ViewProps } from "../../views/selection";
import { compose } from "../../words/compose";
import { operate } from "./doing";
import { selection } from "./sitting";
import { PIECE } from "./Transport";

const VIEWS = { roll: PianoRoll, staff: Staff, jianpu: Jianpu, list: NoteList };
export type ViewName = keyof typeof VIEWS;
const NAMES = Object.keys(VIEWS) as ViewName[];
const KEPT = "stemma.views";
const MOST = 2;
const WIDE = "(min-width: 48rem)";

function kept(): readonly ViewName[] {
  const names = typeof localStorage === "undefined" ? "" : (localStorage.getItem(KEPT) ?? "");
  const found = NAMES.filter((name) => names.split(" ").includes(name));
  const usual: readonly ViewName[] = typeof matchMedia !== "undefined" && matchMedia(WIDE).matches ? ["roll", "staff"] : ["roll"];
  return found.length > 0 ? found : usual;
}

const open = signal<readonly ViewName[]>(kept());

/** Opens or closes one; two at most are open, one at least. */
function toggle(name: ViewName): void {
  const now = open.peek();
  const next = now.includes(name) ? now.filter((each) => each !== name) : [...now, name].slice(-MOST);
  open.value = next.length > 0 ? NAMES.filter((each) => next.includes(each)) : now;
  localStorage.setItem(KEPT, open.peek().join(" "));
}

/** Which views of the melody are open. */
export function ViewChoice() {
  const words = compose();
  return (
    <div class="row tight" role="group" aria-label={words.views}>
      {NAMES.map((name) => <button key={name} type="button" aria-pressed={open.value.includes(name)} onClick={() => toggle(name)}>{words[name]}</button>)}
    </div>
  );
}

let turn = 0;

/** Lets notes be heard that somebody goes to, unless music plays. */
export function hear(notes: Parameters<NonNullable<ViewProps["onHear"]>>[0]): void {
  const mine = ++turn;
  if (state(PIECE) === "playing") {
    return;
  }
  notes.slice(0, 8).reduce((wait, note) => {
    setTimeout(() => mine === turn && sound(note.pitch), wait);
    return wait + Math.min(600, quarters(note.duration) * 300);
  }, 0);
}

/** The melody in the views that are open; what cannot be changed yet can be looked at. */
export function Views({ version, compare, editable, owner }: { version: Version; compare: Version | undefined; editable: boolean; owner: string }) {
  const playing = useMemo(() => position(owner), [owner]);
  const props: ViewProps = {
    version,
    selection: selection.value,
    onSelect: (next) => (selection.value = next),
    onEdit: editable ? (operations: Operation[]) => operate(operations) : undefined,
    onHear: hear,
    playing,
    compare,
  };
  return (
    <div class="views">
      {open.value.map((name, place) => {
        const View = VIEWS[name];
        return <View key={name} {...props} bare={place > 0} />;
      })}
      <OriginLegend version={version} />
    </div>
  );
}
