import { signal } from "@preact/signals";
import { attempt, get, patch } from "../../api/client";
import { announce } from "../../app/announce";
import { library } from "../../words/library";
import { changed, EVERYTHING, type List, PAGE, parameters, type Query, type Row } from "./query";

/** What is looked for. */
export const query = signal<Query>(EVERYTHING);

/** What was found; nothing before the first answer. */
export const list = signal<List | undefined>(undefined);

const PAUSE = 200;

let pending: AbortController | undefined;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Asks for what is looked for; an earlier question is given up. */
export async function load(): Promise<void> {
  pending?.abort();
  const mine = new AbortController();
  pending = mine;
  const asked = query.value;
  const found = await attempt(() => get<List>(`/library?${parameters(asked)}&offset=${asked.offset}&limit=${PAGE}`, mine.signal));
  if (found && pending === mine) {
    list.value = found;
  }
}

/** Looks for something else, and says how much there is of it. */
export async function look(change: Partial<Query>): Promise<void> {
  clearTimeout(waiting);
  query.value = changed(query.value, change);
  await load();
  if (list.value) {
    announce(library().found(list.value.total));
  }
}

/** The same while somebody types. */
export function lookSoon(change: Partial<Query>): void {
  clearTimeout(waiting);
  query.value = changed(query.value, change);
  waiting = setTimeout(() => void look({}), PAUSE);
}

/** Puts a row away, or brings it back. */
export async function archive(row: Row, archived: boolean): Promise<void> {
  const path = row.kind === "piece" ? `/pieces/${row.id}` : `/records/${row.id}`;
  if ((await attempt(() => patch(path, { archived }))) === undefined) {
    return;
  }
  const words = library();
  announce(archived ? words.isPutAway(row.title) : words.isBack(row.title));
  await load();
}
