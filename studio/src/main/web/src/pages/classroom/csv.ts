import { classroom } from "../../words/classroom";
import { inspect } from "../../words/inspect";
import { type HandIn, minutes } from "./handIn";
import { said } from "./said";

type Cell = string | number | undefined;

/** The table with all that is known, its head first. */
export function cells(all: readonly HandIn[]): Cell[][] {
  const { columns } = classroom().csv;
  return [Object.values(columns), ...all.map(row)];
}

function row(each: HandIn): Cell[] {
  const { subject, inspection, origins } = each;
  const of: Record<keyof ReturnType<typeof classroom>["csv"]["columns"], Cell> = {
    file: subject.file.name,
    folder: subject.folder,
    name: each.name,
    title: each.title,
    verdict: inspect().states[inspection.state],
    signer: each.signer,
    notes: origins && each.notes,
    model: origins?.model,
    human: origins?.human,
    edited: origins?.edited,
    imported: origins?.imported,
    rule: origins?.rule,
    first: each.first,
    last: each.last,
    minutes: minutes(each),
    entries: each.last && each.entries,
    own: each.last && each.own,
    warnings: each.warnings.map(said).join("; "),
    sha256: inspection.sha256,
  };
  return (Object.keys(classroom().csv.columns) as (keyof typeof of)[]).map((column) => of[column]);
}

/** As RFC 4180 has it; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
export function csv(rows: readonly (readonly Cell[])[]): string {
  return `${rows.map((each) => each.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function quoted(cell: Cell): string {
  const text = typeof cell === "string" && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
