import type { HistoryWords } from "../../../words/history";
import type { Drawing, Drawn } from "./folds";
import { Glyph, MakerGlyph, MarkGlyph } from "./glyphs";
import { states, told } from "./told";
import { marksOf } from "./TreePicture";
import type { ItemProps } from "./VersionTree";

const DEEPEST = 6;

interface Props {
  drawing: Drawing;
  shown: number | undefined;
  words: HistoryWords;
  item(drawn: Drawn): ItemProps;
}

/** The same tree as a list; a way that goes off from another is set in. */
export function TreeList({ drawing, shown, words, item }: Props) {
  return (
    <ul class="tree-list" role="tree" aria-label={words.tree}>
      {[...drawing.drawn.values()].map((drawn) => (
        <li key={drawn.entry} {...item(drawn)}
          class={`version level-${Math.min(drawn.level, DEEPEST)} ${drawn.entry === shown ? "shown" : ""} ${drawn.node.fate ?? ""}`}>
          <Glyph><MakerGlyph maker={drawn.node.maker} /></Glyph>
          <span class="what">{drawn.kind === "version" ? told(drawn.node.made, words) : drawn.kind === "run" ? words.runLong(drawn.folded.length) : words.restLong(drawn.folded.length)}</span>
          <span class="states">
            {marksOf(drawn.node).map((mark) => <Glyph key={mark}><MarkGlyph mark={mark} x={2} y={2} /></Glyph>)}
            {states(drawn.node, drawn.entry === shown, words).join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
