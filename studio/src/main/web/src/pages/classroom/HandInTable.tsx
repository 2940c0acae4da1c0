import { language } from "../../words/catalogue";
import { classroom } from "../../words/classroom";
import { order, table } from "./checking";
import { COLUMNS, type Column, sorted } from "./handIn";
import { HandInRow } from "./HandInRow";

/** Hand-ins under columns by which they can be sorted. */
export function HandInTable() {
  const words = classroom().table;
  return (
    <div class="stack">
      <div class="scroll" role="region" aria-label={words.caption} tabIndex={0}>
        <table>
          <caption class="spoken">{words.caption}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => <Heading key={column} column={column} />)}
              <th scope="col"><span class="spoken">{words.action}</span></th>
            </tr>
          </thead>
          <tbody>
            {sorted(table.value, order.value, language.value).map((each) => <HandInRow key={`${each.subject.folder}/${each.subject.file.name}`} handIn={each} />)}
          </tbody>
        </table>
      </div>
      <p class="soft">{words.explain}</p>
    </div>
  );
}

function Heading({ column }: { column: Column }) {
  const { by, descending } = order.value;
  const on = by === column;
  const turn = () => (order.value = { by: column, descending: on ? !descending : column !== "who" });
  return (
    <th scope="col" class={`of-${column}`} aria-sort={on ? (descending ? "descending" : "ascending") : undefined}>
      <button type="button" onClick={turn}>
        {classroom().table.columns[column]}
        <svg class="order" width="10" height="12" viewBox="0 0 10 12" aria-hidden="true">
          <path class={on && !descending ? "on" : ""} d="M5 0 9 5H1Z" />
          <path class={on && descending ? "on" : ""} d="M5 12 1 7H9Z" />
        </svg>
      </button>
    </th>
  );
}
