import { useEffect } from "preact/hooks";
import { library } from "../../words/library";
import { shell } from "../../words/shell";
import { Batch } from "./Batch";
import { Empty } from "./Empty";
import { Filters } from "./Filters";
import "./library.css";
import { Pages } from "./Pages";
import { list, load } from "./shelf";
import { Table } from "./Table";

/** All pieces and all files that were examined. */
export function LibraryPage() {
  useEffect(() => void load(), []);
  const words = library();
  const found = list.value;
  return (
    <div class="library stack">
      <div>
        <h1>{shell().library}</h1>
        <p class="soft">{words.intro}</p>
      </div>
      <Batch />
      <Filters />
      {found === undefined ? <p class="soft" role="status">{words.loading}</p> : found.total === 0 ? <Empty /> : <Table list={found} />}
      {found !== undefined && found.total > 0 && <Pages list={found} />}
    </div>
  );
}
