import { useRef } from "preact/hooks";
import type { HistoryWords } from "../../../words/history";
import type { Drawing, Drawn } from "./folds";
import { type Mark, MakerGlyph, MarkGlyph } from "./glyphs";
import { BOX, type Layout, type Line } from "./layout";
import { briefly, detail, spoken } from "./told";
import type { ItemProps } from "./VersionTree";
import type { Entry, VersionNode } from "./versions";

interface Props {
  drawing: Drawing;
  layout: Layout;
  shown: number | undefined;
  zoom: number;
  words: HistoryWords;
  item(drawn: Drawn): ItemProps;
  when(entry: Entry): string;
}

/** The versions as a tree, to be looked at and walked through. */
export function TreePicture({ drawing, layout, shown, zoom, words, item, when }: Props) {
  const ground = useRef<HTMLDivElement>(null);
  return (
    <div class="tree-ground" ref={ground} onPointerDown={(event) => ground.current && drag(event, ground.current)}>
      <svg
        role="tree"
        aria-label={words.tree}
        aria-multiselectable="false"
        width={layout.width * zoom}
        height={layout.height * zoom}
        viewBox={`0 0 ${layout.width} ${layout.height}`}
      >
        <g role="none">{layout.lines.map((line) => <path key={`${line.from}-${line.to}-${line.taken}`} class={line.taken ? "line taken" : "line"} d={course(line)} />)}</g>
        {[...drawing.drawn.values()].map((drawn) => {
          const box = layout.boxes.get(drawn.entry);
          return box && (
            <g key={drawn.entry} {...item(drawn)} aria-label={spoken(drawn, drawn.entry === shown, words, when(drawn.node.made))} class={boxClass(drawn, drawn.entry === shown)}
              transform={`translate(${box.x - BOX.width / 2} ${box.y - BOX.height / 2})`}>
              <VersionBox drawn={drawn} isShown={drawn.entry === shown} words={words} />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

function boxClass({ node, kind }: Drawn, isShown: boolean): string {
  return ["version", kind, node.maker, node.fate ?? "", isShown ? "shown" : ""].filter(Boolean).join(" ");
}

function VersionBox({ drawn, isShown, words }: { drawn: Drawn; isShown: boolean; words: HistoryWords }) {
  const marks = marksOf(drawn.node);
  return (
    <>
      {drawn.kind !== "version" && <rect class="under" x="4" y="4" width={BOX.width} height={BOX.height} rx="8" />}
      <rect class="box" width={BOX.width} height={BOX.height} rx="8" />
      {isShown && <path class="here" d={`M-9 ${BOX.height / 2 - 7} l9 7 l-9 7 Z`} />}
      <MakerGlyph maker={drawn.node.maker} x={9} y={8} />
      <text class="what" x="31" y="21">{cut(briefly(drawn, words), 13 - marks.length)}</text>{" "}
      <text class="more" x="9" y="39">{cut(detail(drawn, words), 18)}</text>
      {marks.map((mark, i) => <MarkGlyph key={mark} mark={mark} x={BOX.width - 20 - 15 * i} y={7} />)}
    </>
  );
}

export function marksOf(node: VersionNode): Mark[] {
  return [
    ...(node.signed ? ["seal" as const] : []),
    ...(node.remarks.length > 0 ? ["remark" as const] : []),
    ...(node.fate === "chosen" || node.fate === "rejected" ? [node.fate] : []),
  ];
}

/** As much of a text as fits; a Chinese character is as wide as two others. */
function cut(text: string, width: number): string {
  let [kept, used] = ["", 0];
  for (const letter of text) {
    used += /[\u2e80-\uffef]/u.test(letter) ? 1.75 : 1;
    if (used > width) {
      return `${kept.trimEnd()}…`;
    }
    kept += letter;
  }
  return kept;
}

function course({ points }: Line): string {
  const [first, ...others] = points;
  if (!first) {
    return "";
  }
  const middles = others.slice(0, -1).map((point, i) => {
    const next = others[i + 1] ?? point;
    return `Q${point.x} ${point.y} ${(point.x + next.x) / 2} ${(point.y + next.y) / 2}`;
  });
  const last = others[others.length - 1] ?? first;
  return `M${first.x} ${first.y} ${middles.join(" ")} L${last.x} ${last.y}`;
}

function drag(event: PointerEvent, ground: HTMLElement): void {
  if (event.pointerType !== "mouse" || (event.target as Element).closest("[role=treeitem]")) {
    return;
  }
  const [x, y, left, top] = [event.clientX, event.clientY, ground.scrollLeft, ground.scrollTop];
  const move = (to: PointerEvent) => ground.scrollTo(left + x - to.clientX, top + y - to.clientY);
  const stop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
}
