import { useId, useState } from "preact/hooks";
import { address } from "../../app/router";
import { language } from "../../words/catalogue";
import { inspect } from "../../words/inspect";
import { library } from "../../words/library";
import { wishes } from "../../words/wish";
import { StateSign } from "../inspect/Sign";
import { Found } from "./Found";
import { OriginBar } from "./OriginBar";
import { COLUMNS, type Row } from "./query";
import { archive } from "./shelf";

/** A piece, which opens, or a file, of which what was found unfolds. */
export function LibraryRow({ row }: { row: Row }) {
  const words = library();
  const [open, setOpen] = useState(false);
  const details = useId();
  return (
    <>
      <tr class={row.kind}>
        <th scope="row">
          {row.kind === "piece" ? (
            <a class="title" href={address("compose", row.id)}>{row.title}</a>
          ) : (
            <button type="button" class="title" aria-expanded={open} aria-controls={open ? details : undefined} onClick={() => setOpen(!open)}>
              <svg class="fold" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><path d="M2 1 8 5 2 9Z" /></svg>
              {row.title}
            </button>
          )}
          <span class="soft beneath">{beneath(row)}</span>
        </th>
        <td class="of-verdict">
          {row.verdict && (
            <span class={`state ${row.verdict}`}>
              <StateSign state={row.verdict} /> {inspect().states[row.verdict]}
            </span>
          )}
        </td>
        <td class="of-notes"><OriginBar origins={row.origins} notes={row.notes} /></td>
        <td class="of-tradition">{tradition(row)}</td>
        <td class="of-model">{row.model}</td>
        <td class="of-happened"><time dateTime={row.happened}>{when(row.happened)}</time></td>
        <td class="of-action">
          <button type="button" aria-label={row.archived ? words.bringBackOf(row.title) : words.putAwayOf(row.title)} onClick={() => void archive(row, !row.archived)}>
            {row.archived ? words.bringBack : words.putAway}
          </button>
        </td>
      </tr>
      {open && (
        <tr class="unfolded" id={details}>
          <td colSpan={COLUMNS.length + 1}><Found row={row} /></td>
        </tr>
      )}
    </>
  );
}

/** What it is, and who had to do with it. */
function beneath(row: Row): string {
  const words = library();
  const what = row.kind === "piece" ? words.piece : lying(row);
  const who = row.signer ? [words.signedBy(row.signer)] : row.people;
  return [what, ...who].join(" · ");
}

/** Under which name a file lay where, as far as its title does not say that. */
function lying(row: Row): string {
  const words = library();
  const name = row.name === row.title ? undefined : row.name;
  if (!row.foundIn) {
    return name ?? words.record;
  }
  return name === undefined ? row.foundIn : words.inFolder(name, row.foundIn);
}

function tradition(row: Row): string {
  const names: Record<string, string> = wishes().traditions;
  return row.tradition === undefined ? "" : (names[row.tradition] ?? row.tradition);
}

function when(time: string): string {
  return new Intl.DateTimeFormat(language.value === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" }).format(new Date(time));
}
