import { library } from "../../words/library";
import { type List, PAGE, parameters } from "./query";
import { look, query } from "./shelf";

/** Which part of the table is shown, the way to the others, and the whole of it as a file. */
export function Pages({ list }: { list: List }) {
  const words = library();
  const { offset } = query.value;
  const last = Math.min(offset + PAGE, list.total);
  const file = (format: string) => `/api/library/table?format=${format}&${parameters(query.value)}`;
  return (
    <div class="row foot">
      <p>{list.total > PAGE ? words.shown(offset + 1, last, list.total) : words.found(list.total)}</p>
      {list.total > PAGE && (
        <nav class="row" aria-label={words.pages}>
          <button type="button" disabled={offset === 0} onClick={() => void look({ offset: Math.max(0, offset - PAGE) })}>{words.previous}</button>
          <button type="button" disabled={last >= list.total} onClick={() => void look({ offset: offset + PAGE })}>{words.next}</button>
        </nav>
      )}
      <p class="export">
        {words.export}{" "}
        <a href={file("csv")} download="library.csv" aria-label={words.csvFull}>{words.csv}</a>{" "}
        <a href={file("json")} download="library.json" aria-label={words.jsonFull}>{words.json}</a>
      </p>
    </div>
  );
}
