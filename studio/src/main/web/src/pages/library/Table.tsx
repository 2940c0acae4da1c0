import { library } from "../../words/library";
import { COLUMNS, type Column, type List, sorted } from "./query";
import { LibraryRow } from "./LibraryRow";
import { look, query } from "./shelf";

/** Rows under columns by which they can be sorted. */
export function Table({ list }: { list: List }) {
  const words = library();
  return (
    <div class="scroll">
      <table>
        <caption class="spoken">{words.caption}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => <Heading key={column} column={column} />)}
            <th scope="col"><span class="spoken">{words.columns.action}</span></th>
          </tr>
        </thead>
        <tbody>
          {list.rows.map((row) => <LibraryRow key={`${row.kind} ${row.id}`} row={row} />)}
        </tbody>
      </table>
    </div>
  );
}

function Heading({ column }: { column: Column }) {
  const { sort, descending } = query.value;
  const by = sort === column;
  return (
    <th scope="col" class={`of-${column}`} aria-sort={by ? (descending ? "descending" : "ascending") : undefined}>
      <button type="button" onClick={() => void look(sorted(query.value, column))}>
        {library().columns[column]}
        <svg class="order" width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
          <path class={by && !descending ? "on" : ""} d="M5 0 9 5H1Z" />
          <path class={by && descending ? "on" : ""} d="M5 12 1 7H9Z" />
        </svg>
      </button>
    </th>
  );
}
