import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Operation, Piece } from "../../../api/client";
import { language } from "../../../words/catalogue";
import { historyWords } from "../../../words/history";
import { type Drawn, OPENED_AT_ONCE, drawingOf } from "./folds";
import { useForm } from "./form";
import { useHearing } from "./hearing";
import { layoutOf } from "./layout";
import { TreeList } from "./TreeList";
import { TreePicture } from "./TreePicture";
import { VersionFacts } from "./VersionFacts";
import { type Entry, type History, versionsOf } from "./versions";
import { inList, inPicture, isDirection } from "./walk";
import "./tree.css";

const ZOOMS = [0.5, 0.65, 0.8, 1, 1.25, 1.5, 2] as const;
const USUAL_ZOOM = 3;
/** Around the version on the desk, so that its marks are seen. */
const ROOM = 16;

export interface VersionTreeProps {
  piece: Piece;
  history: History;
  /** The entry after which the piece is what is shown. */
  shown: number;
  /** Bars that are selected in the score, to be taken over without being asked for. */
  bars?: string;
  onShow(entry: number): void;
  onOperate(operations: Operation[]): void;
  /** Plays the piece as it was after an entry. */
  onHear(entry: number): void;
  /** The version that was being heard in passing is left. */
  onHush?(): void;
  /** Compares a version with the one that is shown. */
  onCompare?(entry: number): void;
}

/** What makes an element an item of the tree. */
export interface ItemProps {
  role: "treeitem";
  tabindex: number;
  "data-entry": number;
  "aria-level": number;
  "aria-selected": boolean;
  "aria-expanded"?: boolean;
  onFocus(): void;
  onBlur(): void;
  onClick(event: MouseEvent): void;
  onDblClick(): void;
  onPointerEnter(event: PointerEvent): void;
  onPointerLeave(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/** The versions of a piece as a tree: to look at, to hear, to go back to, to take bars from. */
export function VersionTree(props: VersionTreeProps) {
  const { piece, history, shown, onShow, onOperate, onHear } = props;
  const words = historyWords();
  const forest = useMemo(() => versionsOf(history), [history]);
  const shownVersion = forest.versionOf(shown);
  const [opened, open] = useState<ReadonlySet<number>>(new Set());
  const drawing = useMemo(() => drawingOf(forest, shownVersion, opened), [forest, shownVersion, opened]);
  const layout = useMemo(() => layoutOf(drawing), [drawing]);
  const shownBox = shownVersion === undefined ? undefined : drawing.standsFor(shownVersion);
  const [chosen, choose] = useState<number>();
  const focus = standing(drawing.drawn, chosen === undefined ? shownBox : drawing.standsFor(chosen)) ?? shownBox ?? drawing.roots[0];
  const [zoom, setZoom] = useState(USUAL_ZOOM);
  const [asking, ask] = useState(0);
  const whole = useRef<HTMLElement>(null);
  const [form, setForm] = useForm(whole);
  const hearing = useHearing(onHear, props.onHush);
  const toFocus = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (toFocus.current !== undefined) {
      itemOf(whole.current, toFocus.current)?.focus();
      toFocus.current = undefined;
    }
  });
  useEffect(() => {
    const item = shownBox === undefined ? null : itemOf(whole.current, shownBox);
    item && bringIntoView(item);
  }, [shownBox, form]);
  const when = (entry: Entry) => moment(entry.time);

  const fold = (drawn: Drawn) => {
    const entries = drawn.folded.slice(-OPENED_AT_ONCE).map((node) => node.entry);
    const next = new Set(opened);
    if (drawn.kind === "version") {
      runOf(drawn, drawing.drawn).forEach((entry) => next.delete(entry));
    } else {
      entries.forEach((entry) => next.add(entry));
    }
    toFocus.current = drawn.entry;
    open(next);
  };
  const take = (drawn: Drawn) => {
    if (props.bars === undefined) {
      choose(drawn.entry);
      ask(asking + 1);
    } else if (drawn.entry !== shownBox) {
      onOperate([{ op: "take", entry: drawn.entry, bars: props.bars }]);
    }
  };
  const key = (event: KeyboardEvent, drawn: Drawn) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const actions: Record<string, () => void> = {
      Enter: () => onShow(drawn.entry),
      p: () => hearing.now(drawn.entry),
      c: () => drawn.entry !== shownBox && props.onCompare?.(drawn.entry),
      t: () => take(drawn),
      o: () => fold(drawn),
      "+": () => setZoom(Math.min(ZOOMS.length - 1, zoom + 1)),
      "-": () => setZoom(Math.max(0, zoom - 1)),
    };
    const act = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (isDirection(event.key)) {
      const to = form === "picture" ? inPicture(drawing, layout, drawn.entry, event.key) : inList(drawing, drawn.entry, event.key);
      itemOf(whole.current, to)?.focus();
    } else if (act) {
      act();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const item = (drawn: Drawn): ItemProps => ({
    role: "treeitem",
    tabindex: drawn.entry === focus ? 0 : -1,
    "data-entry": drawn.entry,
    "aria-level": drawn.level,
    "aria-selected": drawn.entry === shownBox,
    ...(drawn.kind === "version" ? {} : { "aria-expanded": false }),
    onFocus: () => { choose(drawn.entry); hearing.soon(drawn.entry); },
    onBlur: hearing.leave,
    onClick: (event) => (event.currentTarget as SVGElement | HTMLElement).focus(),
    onDblClick: () => onShow(drawn.entry),
    onPointerEnter: (event) => event.pointerType === "mouse" && hearing.soon(drawn.entry),
    onPointerLeave: hearing.leave,
    onKeyDown: (event) => key(event, drawn),
  });

  const focused = focus === undefined ? undefined : drawing.drawn.get(focus);
  return (
    <section class="version-tree stack" ref={whole} aria-label={words.title}>
      <div class="row tools">
        <h2>{words.title}</h2>
        <div class="row" role="group" aria-label={words.layout}>
          <button type="button" aria-pressed={form === "picture"} onClick={() => setForm("picture")}>{words.picture}</button>
          <button type="button" aria-pressed={form === "list"} onClick={() => setForm("list")}>{words.list}</button>
        </div>
        {form === "picture" && (
          <div class="row">
            <button type="button" aria-label={words.smaller} disabled={zoom === 0} onClick={() => setZoom(zoom - 1)}>−</button>
            <button type="button" aria-label={words.larger} disabled={zoom === ZOOMS.length - 1} onClick={() => setZoom(zoom + 1)}>+</button>
          </div>
        )}
        {shownBox !== undefined && <button type="button" onClick={() => itemOf(whole.current, shownBox)?.focus()}>{words.toShown}</button>}
        <button type="button" aria-pressed={hearing.on} title={words.hearingHint} onClick={hearing.toggle}>{words.hearing}</button>
      </div>
      {drawing.drawn.size === 0 && <p class="soft">{words.nothing}</p>}
      <div class={`tree-and-facts ${form}`}>
        {form === "picture"
          ? <TreePicture drawing={drawing} layout={layout} shown={shownBox} zoom={ZOOMS[zoom] ?? 1} words={words} item={item} when={when} />
          : <TreeList drawing={drawing} shown={shownBox} words={words} item={item} when={when} />}
        {focused && (
          <VersionFacts
            drawn={focused} isShown={focused.entry === shownBox} bars={props.bars} asking={asking} words={words} when={when}
            pending={focused.node.fate === "open" && (piece.candidates ?? []).includes(focused.entry)}
            onShow={() => onShow(focused.entry)} onHear={() => hearing.now(focused.entry)} onOperate={onOperate} onFold={() => fold(focused)}
            onCompare={props.onCompare && (() => props.onCompare?.(focused.entry))}
          />
        )}
      </div>
      <p class="soft keys">{words.help}</p>
    </section>
  );
}

function standing(drawn: ReadonlyMap<number, Drawn>, entry: number | undefined): number | undefined {
  return entry !== undefined && drawn.has(entry) ? entry : undefined;
}

function itemOf(whole: HTMLElement | null, entry: number): HTMLElement | SVGElement | null {
  return whole?.querySelector<HTMLElement | SVGElement>(`[data-entry="${entry}"]`) ?? null;
}

/** Scrolls the tree, never the page around it. */
function bringIntoView(item: Element): void {
  const ground = item.closest(".tree-ground, .tree-list");
  if (ground) {
    const [inner, outer] = [item.getBoundingClientRect(), ground.getBoundingClientRect()];
    const way = (from: number, to: number, first: number, last: number) => Math.min(0, from - first - ROOM) || Math.max(0, to - last + ROOM);
    ground.scrollBy(way(inner.left, inner.right, outer.left, outer.right), way(inner.top, inner.bottom, outer.top, outer.bottom));
  }
}

/** The edits around one, as far as nothing goes off from between them. */
function runOf(from: Drawn, drawn: ReadonlyMap<number, Drawn>): number[] {
  const run = [from.entry];
  for (let at = from.parent; at !== undefined; at = drawn.get(at)?.parent) {
    if (drawn.get(at)?.children.length !== 1) {
      break;
    }
    run.push(at);
  }
  for (let at = from; at.children.length === 1;) {
    const next = drawn.get(at.children[0] ?? -1);
    if (!next) {
      break;
    }
    run.push(next.entry);
    at = next;
  }
  return run;
}

function moment(time: string): string {
  return new Intl.DateTimeFormat(language.value === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
}
