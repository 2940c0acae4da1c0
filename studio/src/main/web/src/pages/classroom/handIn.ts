import type { Inspection } from "../inspect/findings";
import { commonName } from "../inspect/People";
import type { Subject } from "../library/gather";
import { ORIGINS } from "../../views/origin";

/** A file that was handed in and looked into. */
export interface Checked {
  readonly subject: Subject;
  readonly inspection: Inspection;
}

/** What a teacher sees at a glance; of a file that does not hold nothing is told but that. */
export interface HandIn extends Checked {
  /** As the pupil wrote it. */
  readonly name: string | undefined;
  readonly title: string | undefined;
  readonly signer: string | undefined;
  readonly origins: Origins | undefined;
  readonly notes: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly entries: number;
  readonly own: number;
  readonly warnings: readonly Warning[];
}

export type Origins = NonNullable<Inspection["contribution"]>["origins"];

/** What is worth a look; some of them name other hand-ins. */
export interface Warning {
  readonly kind: "invalid" | "none" | "noJournal" | "untold" | "sameFile" | "samePiece" | "noEdits" | "imported" | "unnamed";
  readonly others: readonly string[];
}

/** How the page that hands in writes the name, in either language. */
const REMARK = /^(?:Handed in by |交作业[:：])\s*(.+)$/u;

/** All that were handed in, each seen beside the others. */
export function handIns(all: readonly Checked[]): HandIn[] {
  return all.map((each) => {
    const told = tell(each);
    return { ...told, warnings: warnings(told, all) };
  });
}

type Told = Omit<HandIn, "warnings">;

function tell({ subject, inspection }: Checked): Told {
  const nothing = { subject, inspection, name: undefined, title: undefined, signer: undefined, origins: undefined, notes: 0, first: undefined, last: undefined, entries: 0, own: 0 };
  if (!holds(inspection)) {
    return nothing;
  }
  const { journal } = inspection;
  const entries = journal?.entries ?? [];
  const isWhole = journal !== undefined && entries.length === journal.entriesInAll - journal.entriesNotAtHand;
  const origins = inspection.contribution?.origins;
  const active = inspection.manifests?.find((each) => each.active);
  return {
    ...nothing,
    name: name(entries),
    title: active?.title,
    signer: commonName(active?.signer),
    origins,
    notes: origins ? ORIGINS.reduce((sum, origin) => sum + origins[origin], 0) : 0,
    ...(isWhole && { first: entries[0]?.time, last: entries.at(-1)?.time }),
    entries: journal?.entriesInAll ?? 0,
    own: entries.filter((each) => each.actor === "person").length,
  };
}

function holds({ state }: Inspection): boolean {
  return state === "trusted" || state === "valid";
}

function name(entries: NonNullable<Inspection["journal"]>["entries"]): string | undefined {
  const remarks = entries.flatMap((each) => REMARK.exec(each.text ?? "")?.[1]?.trim() ?? []);
  return remarks.at(-1) || undefined;
}

function warnings({ subject, inspection, name: by, origins }: Told, all: readonly Checked[]): Warning[] {
  const others = all.filter((each) => each.inspection !== inspection);
  const sameFile = others.filter((each) => each.inspection.sha256 === inspection.sha256);
  const copies: Warning[] = sameFile.length > 0 ? [{ kind: "sameFile", others: files(sameFile, subject) }] : [];
  if (!holds(inspection)) {
    return [{ kind: inspection.state === "none" ? "none" : "invalid", others: [] }, ...copies];
  }
  const { journal } = inspection;
  const samePiece = others.filter((each) => journal && holds(each.inspection) && each.inspection.journal?.piece === journal.piece && !sameFile.includes(each));
  return [
    ...copies,
    ...(samePiece.length > 0 ? [{ kind: "samePiece" as const, others: files(samePiece, subject) }] : []),
    ...when("noJournal", !journal),
    ...when("untold", (journal?.entriesNotAtHand ?? 0) > 0),
    ...when("noEdits", origins !== undefined && origins.human + origins.edited === 0),
    ...when("imported", (origins?.imported ?? 0) > 0),
    ...when("unnamed", by === undefined && journal !== undefined),
  ];
}

function when(kind: Warning["kind"], is: boolean): Warning[] {
  return is ? [{ kind, others: [] }] : [];
}

/** Their names; with their folders where they lie elsewhere. */
function files(those: readonly Checked[], beside: Subject): string[] {
  return those.map(({ subject }) => (subject.folder === beside.folder ? subject.file.name : `${subject.folder}/${subject.file.name}`));
}

/** Minutes from the first step to the last, whole ones. */
export function minutes({ first, last }: HandIn): number | undefined {
  return first === undefined || last === undefined ? undefined : Math.max(0, Math.floor((Date.parse(last) - Date.parse(first)) / 60_000));
}

export const COLUMNS = ["who", "verdict", "own", "time", "entries", "warnings"] as const;
export type Column = (typeof COLUMNS)[number];

export interface Order {
  readonly by: Column;
  readonly descending: boolean;
}

const STATES: readonly Inspection["state"][] = ["trusted", "valid", "none", "invalid"];

const VALUE: Record<Column, (each: HandIn) => string | number> = {
  who: (each) => each.name ?? each.subject.file.name,
  verdict: (each) => STATES.indexOf(each.inspection.state),
  own: (each) => (each.origins && each.notes > 0 ? (each.origins.human + each.origins.edited) / each.notes : -1),
  time: (each) => minutes(each) ?? -1,
  entries: (each) => each.entries,
  warnings: (each) => each.warnings.length,
};

/** By a column; those that are alike stay by name. */
export function sorted(all: readonly HandIn[], { by, descending }: Order, language: string): HandIn[] {
  const letters = new Intl.Collator(language, { numeric: true });
  const names = (one: HandIn, other: HandIn) => letters.compare(String(VALUE.who(one)), String(VALUE.who(other)));
  const sign = descending ? -1 : 1;
  return [...all].sort((one, other) => {
    const [left, right] = [VALUE[by](one), VALUE[by](other)];
    const order = typeof left === "number" && typeof right === "number" ? left - right : letters.compare(String(left), String(right));
    return order * sign || names(one, other);
  });
}
