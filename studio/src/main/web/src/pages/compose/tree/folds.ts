import { ancestry, isEdit, type VersionForest, type VersionNode } from "./versions";

/** A version as it is drawn: it stands for itself and for those that are folded into it. */
export interface Drawn {
  /** Its name in the drawing: that of the version which it stands for. */
  readonly entry: number;
  readonly node: VersionNode;
  /** All versions that it stands for, ascending; more than one where some are folded. */
  readonly folded: readonly VersionNode[];
  /** `run`: edits of one person, one after another; `rest`: versions that are not looked at now. */
  readonly kind: "version" | "run" | "rest";
  readonly parent: number | undefined;
  readonly children: readonly number[];
  /** 1 on the way to what is shown; each way that goes off from another is one deeper. */
  readonly level: number;
}

export interface Drawing {
  /** In the order in which a list has them: after a version the ways aside, then how it went on. */
  readonly drawn: ReadonlyMap<number, Drawn>;
  readonly roots: readonly number[];
  /** What stands for a version. */
  standsFor(version: number): number;
}

const SHORTEST_RUN = 3;
const MOST_DRAWN = 90;
const LATEST_DRAWN = 48;
const MARKED_DRAWN = 24;

/** How many versions come into sight where a rest is opened. */
export const OPENED_AT_ONCE = 40;

/**
 * Folds what would make a long history hard to read: runs of edits by one person, and in a long one what is neither late, nor
 * marked, nor on the way to what is shown.
 *
 * @param opened versions that are to be seen for themselves
 */
export function drawingOf(forest: VersionForest, shown: number | undefined, opened: ReadonlySet<number>): Drawing {
  const heads = new Map<number, number>();
  const kinds = new Map<number, Drawn["kind"]>();
  foldRuns(forest, shown, opened, heads, kinds);
  if (new Set(heads.values()).size > MOST_DRAWN) {
    foldRest(forest, shown, opened, heads, kinds);
  }
  return assembled(forest, shown, heads, kinds);
}

function isMarked(node: VersionNode): boolean {
  return node.signed || node.names.length > 0 || node.remarks.length > 0;
}

function goesOn(node: VersionNode, parent: VersionNode): boolean {
  return isEdit(node.made) && isEdit(parent.made) && node.made.name === parent.made.name && node.made.actor === parent.made.actor
    && parent.children.length === 1 && !isMarked(parent);
}

/** The last version of a run stands for it. */
function foldRuns(
  forest: VersionForest, shown: number | undefined, opened: ReadonlySet<number>,
  heads: Map<number, number>, kinds: Map<number, Drawn["kind"]>,
): void {
  const runs = new Map<number, number[]>();
  const runOf = new Map<number, number[]>();
  for (const node of forest.nodes.values()) {
    heads.set(node.entry, node.entry);
    const parent = node.parent === undefined ? undefined : forest.nodes.get(node.parent);
    const run = parent && goesOn(node, parent) && parent.entry !== shown ? runOf.get(parent.entry) : undefined;
    const mine = run ?? [];
    mine.push(node.entry);
    runOf.set(node.entry, mine);
    if (!run) {
      runs.set(node.entry, mine);
    }
  }
  for (const run of runs.values()) {
    const last = run[run.length - 1];
    if (last !== undefined && run.length >= SHORTEST_RUN && !run.some((entry) => opened.has(entry))) {
      run.forEach((entry) => heads.set(entry, last));
      kinds.set(last, "run");
    }
  }
}

function foldRest(
  forest: VersionForest, shown: number | undefined, opened: ReadonlySet<number>,
  heads: Map<number, number>, kinds: Map<number, Drawn["kind"]>,
): void {
  const seen = new Set<number>(forest.roots);
  const candidates = [...new Set(heads.values())].sort((a, b) => b - a);
  candidates.slice(0, LATEST_DRAWN).forEach((entry) => seen.add(entry));
  candidates.filter((entry) => isMarked(forest.nodes.get(entry) as VersionNode)).slice(0, MARKED_DRAWN).forEach((entry) => seen.add(entry));
  if (shown !== undefined) {
    ancestry(forest, shown).slice(-OPENED_AT_ONCE / 4).forEach((entry) => seen.add(heads.get(entry) ?? entry));
  }
  opened.forEach((entry) => seen.add(heads.get(entry) ?? entry));
  const stack = new Map<number, number>();
  for (const node of forest.nodes.values()) {
    const head = heads.get(node.entry) ?? node.entry;
    if (seen.has(head)) {
      continue;
    }
    const into = node.parent === undefined ? undefined : stack.get(node.parent);
    const rest = into ?? node.entry;
    stack.set(node.entry, rest);
    heads.set(node.entry, rest);
    kinds.set(rest, "rest");
  }
  for (const [entry, kind] of kinds) {
    if (kind === "run" && heads.get(entry) !== entry) {
      kinds.delete(entry);
    }
  }
}

function assembled(
  forest: VersionForest, shown: number | undefined, heads: ReadonlyMap<number, number>, kinds: ReadonlyMap<number, Drawn["kind"]>,
): Drawing {
  const standsFor = (version: number) => heads.get(version) ?? version;
  const members = new Map<number, VersionNode[]>();
  const parents = new Map<number, number>();
  const children = new Map<number, number[]>();
  for (const node of forest.nodes.values()) {
    const head = standsFor(node.entry);
    gather(members, head, node);
    const above = node.parent === undefined ? undefined : heads.get(node.parent);
    if (above !== undefined && above !== head && !parents.has(head)) {
      parents.set(head, above);
      gather(children, above, head);
    }
  }
  const onTheWay = new Set(shown === undefined ? [] : ancestry(forest, shown).map(standsFor));
  const latest = latestOf(members, parents);
  const drawn = new Map<number, Drawn>();
  const roots = [...members.keys()].filter((head) => !parents.has(head));
  const visit = roots.map((entry) => ({ entry, level: 1 })).reverse();
  for (let next = visit.pop(); next; next = visit.pop()) {
    const { entry, level } = next;
    const below = children.get(entry) ?? [];
    drawn.set(entry, {
      entry, level,
      node: forest.nodes.get(entry) as VersionNode,
      folded: members.get(entry) ?? [],
      kind: kinds.get(entry) ?? "version",
      parent: parents.get(entry),
      children: below,
    });
    const main = below.find((child) => onTheWay.has(child)) ?? [...below].sort((a, b) => (latest.get(b) ?? b) - (latest.get(a) ?? a))[0];
    const aside = below.filter((child) => child !== main).map((child) => ({ entry: child, level: level + 1 }));
    visit.push(...(main === undefined ? [] : [{ entry: main, level }]), ...aside.reverse());
  }
  return { drawn, roots, standsFor };
}

function gather<T>(into: Map<number, T[]>, key: number, value: T): void {
  const values = into.get(key);
  values ? values.push(value) : into.set(key, [value]);
}

/** The last version on each way. */
function latestOf(members: ReadonlyMap<number, VersionNode[]>, parents: ReadonlyMap<number, number>): Map<number, number> {
  const latest = new Map<number, number>();
  for (const [head, folded] of members) {
    const last = Math.max(...folded.slice(-1).map((node) => node.entry));
    for (let at: number | undefined = head; at !== undefined && (latest.get(at) ?? -1) < last; at = parents.get(at)) {
      latest.set(at, last);
    }
  }
  return latest;
}
