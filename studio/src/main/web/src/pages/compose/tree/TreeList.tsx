import type { HistoryWords } from "../../../words/history";
import type { Drawing, Drawn } from "./folds";
import { Glyph, MakerGlyph, MarkGlyph } from "./glyphs";
import { atLength, states } from "./told";
import { marksOf } from "./TreePicture";
import type { ItemProps } from "./VersionTree";
import type { Entry } from "./versions";

const DEEPEST = 6;

interface Props {
  drawing: Drawing;
  shown: number | undefined;
  words: HistoryWords;
  item(drawn: Drawn): ItemProps;
  when(entry: Entry): string;
}

/** The same tree as a list; a way that goes off from another is set in. */
export function TreeList({ drawing, shown, words, item, when }: Props) {
  return (
    <ul class="tree-list" role="tree" aria-label={words.tree}>
      {[...drawing.drawn.values()].map((drawn) => (
        <li key={drawn.entry} {...item(drawn)}
          class={`version level-${Math.min(drawn.level, DEEPEST)} ${drawn.entry === shown ? "shown" : ""} ${drawn.node.fate ?? ""}`}>
          <Glyph><MakerGlyph maker={drawn.node.maker} /></Glyph>
          <span class="what">{atLength(drawn, words)}</span>
          <span class="states">
            {marksOf(drawn.node).map((mark) => <Glyph key={mark}><MarkGlyph mark={mark} x={2} y={2} /></Glyph>)}
            {[...states(drawn.node, drawn.entry === shown, words), words.by(drawn.node.made.name, when(drawn.node.made))].join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
