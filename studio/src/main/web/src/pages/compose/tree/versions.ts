import type { Schemas } from "../../../api/client";

export type History = Schemas["History"];
export type Entry = History["entries"][number];

/** Who made a version. */
export type Maker = "person" | "model" | "program";

/** A melody that the piece once was: named by the entry that made it. */
export interface VersionNode {
  readonly entry: number;
  readonly made: Entry;
  readonly maker: Maker;
  readonly parent: number | undefined;
  readonly children: readonly number[];
  /** What lies between the version before and this one, such as the request that it answers. */
  readonly before: readonly Entry[];
  /** What tells of this version and leaves its melody as it is: that it was chosen, locked, signed. */
  readonly after: readonly Entry[];
  /** The version from which bars were taken over into this one. */
  readonly takenFrom: number | undefined;
  readonly names: readonly string[];
  readonly signed: boolean;
  readonly remarks: readonly Entry[];
  readonly fate: "chosen" | "rejected" | "open" | undefined;
}

export interface VersionForest {
  readonly nodes: ReadonlyMap<number, VersionNode>;
  readonly roots: readonly number[];
  /** The version that a piece shows after an entry. */
  versionOf(entry: number): number | undefined;
}

const NEW_MELODY = new Set([
  "begun", "imported", "offered", "note-added", "note-moved", "note-resized", "note-pitched", "note-removed",
  "transposed", "retimed", "merged", "excerpted",
]);
const EDITS = new Set(["note-added", "note-moved", "note-resized", "note-pitched", "note-removed", "transposed"]);
const ON_THE_WAY = new Set(["requested", "undone", "branched"]);

export function isEdit(entry: Entry): boolean {
  return EDITS.has(entry.operation);
}

function changes(entry: Entry): boolean {
  return entry.base === undefined || entry.operation === "offered" || (entry.changesMelody ?? NEW_MELODY.has(entry.operation));
}

function makerOf(entry: Entry): Maker {
  return entry.operation === "offered" ? "model" : entry.actor;
}

interface Draft {
  entry: number;
  made: Entry;
  parent: number | undefined;
  children: number[];
  before: Entry[];
  after: Entry[];
}

/** The versions of a piece and which came from which. */
export function versionsOf(history: History): VersionForest {
  const entries = new Map(history.entries.map((entry) => [entry.index, entry]));
  const versions = new Map<number, number>();
  const drafts = new Map<number, Draft>();
  for (const entry of history.entries) {
    const base = entry.base === undefined ? undefined : versions.get(entry.base);
    if (base !== undefined && !changes(entry)) {
      versions.set(entry.index, base);
      drafts.get(base)?.after.push(entry);
      continue;
    }
    versions.set(entry.index, entry.index);
    drafts.set(entry.index, { entry: entry.index, made: entry, parent: base, children: [], before: way(entry, entries, base), after: [] });
    if (base !== undefined) {
      drafts.get(base)?.children.push(entry.index);
    }
  }
  const rejected = rejectedOf(history.entries);
  const nodes = new Map<number, VersionNode>();
  for (const draft of drafts.values()) {
    nodes.set(draft.entry, finished(draft, rejected, versions));
  }
  const roots = [...nodes.values()].filter((node) => node.parent === undefined).map((node) => node.entry);
  return { nodes, roots, versionOf: (entry) => versions.get(entry) };
}

/** The entries between a version and the one on which it was made, the earliest first. */
function way(entry: Entry, entries: ReadonlyMap<number, Entry>, version: number | undefined): Entry[] {
  const found: Entry[] = [];
  for (let at = entry.base; at !== undefined && at !== version; at = entries.get(at)?.base) {
    const passed = entries.get(at);
    if (passed && ON_THE_WAY.has(passed.operation)) {
      found.unshift(passed);
    }
  }
  return found;
}

function rejectedOf(entries: readonly Entry[]): ReadonlySet<number> {
  return new Set(entries.filter((entry) => entry.operation === "rejected").flatMap((entry) => entry.details?.entries ?? []));
}

function finished(draft: Draft, rejected: ReadonlySet<number>, versions: ReadonlyMap<number, number>): VersionNode {
  const taken = draft.made.operation === "merged" ? draft.made.details?.entry : undefined;
  const after = draft.after.filter((entry) => entry.operation !== "rejected");
  return {
    ...draft,
    after,
    maker: makerOf(draft.made),
    takenFrom: taken === undefined ? undefined : versions.get(taken),
    names: after.filter((entry) => entry.operation === "branched").map((entry) => entry.details?.name ?? entry.branch ?? "").filter(Boolean),
    signed: after.some((entry) => entry.operation === "signed"),
    remarks: after.filter((entry) => entry.operation === "annotated"),
    fate: fateOf(draft, after, rejected),
  };
}

function fateOf(draft: Draft, after: readonly Entry[], rejected: ReadonlySet<number>): VersionNode["fate"] {
  if (draft.made.operation !== "offered") {
    return undefined;
  }
  if (after.some((entry) => entry.operation === "chosen")) {
    return "chosen";
  }
  return rejected.has(draft.entry) ? "rejected" : "open";
}

/** The versions from the first to this one. */
export function ancestry(forest: VersionForest, entry: number): number[] {
  const found: number[] = [];
  for (let at: number | undefined = entry; at !== undefined; at = forest.nodes.get(at)?.parent) {
    found.unshift(at);
  }
  return found;
}
