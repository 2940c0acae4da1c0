import { computed, signal } from "@preact/signals";
import { attempt, get, post, Refusal } from "../../api/client";
import { announce, complain } from "../../app/announce";
import { go, place } from "../../app/router";
import { type Language, language } from "../../words/catalogue";
import { inspect } from "../../words/inspect";
import type { Inspection } from "./findings";
import { type Handed, together } from "./intake";

const LARGEST = 64 * 1024 * 1024;

/** What was looked into while this page is open, the last one first. */
export const opened = signal<readonly Inspection[]>([]);

/** The name of what is being read. */
export const reading = signal<string | undefined>(undefined);

/** In which language the sentences of each were said. */
const saidIn = new WeakMap<Inspection, Language>();

/** Whether an inspection has to be asked for: it is not here, or was said in another language. */
export function isMissing(id: string): boolean {
  const found = opened.value.find((each) => each.id === id);
  return found === undefined || saidIn.get(found) !== language.value;
}

/** The one that is shown: its id stands in the address. */
export const shown = computed(() => opened.value.find((each) => each.id === place.value[1]));

/** Looks into files that somebody chose or dropped. */
export async function take(files: readonly File[]): Promise<void> {
  const words = inspect();
  const { handed, left } = together(files);
  for (const file of left) {
    complain(words.alone(file.name), words.aloneHint);
  }
  for (const each of handed) {
    await attempt(() => look(each));
  }
  reading.value = undefined;
}

async function look({ file, store, journal, proof }: Handed<File>): Promise<void> {
  const words = inspect();
  if (file.size > LARGEST) {
    complain(words.tooLarge(file.name), words.tooLargeHint);
    return;
  }
  reading.value = file.name;
  announce(words.reading(file.name));
  let found = await post<Inspection>(`/inspections?name=${encodeURIComponent(file.name.slice(0, 200))}`, file);
  if (store) {
    found = await post<Inspection>(`/inspections/${found.id}/companions?kind=store`, store);
  }
  if (journal) {
    found = await post<Inspection>(`/inspections/${found.id}/companions?kind=journal`, journal);
  }
  if (proof) {
    found = await post<Inspection>(`/inspections/${found.id}/companions?kind=proof`, proof);
  }
  show(found);
}

/** Looks into a file again, with what lies beside it. */
export async function accompany(inspection: Inspection, kind: "store" | "journal" | "proof", file: File): Promise<void> {
  const found = await attempt(() => post<Inspection>(`/inspections/${inspection.id}/companions?kind=${kind}`, file));
  if (found) {
    opened.value = opened.value.filter((each) => each.id !== inspection.id);
    show(found);
  }
}

function show(found: Inspection): void {
  const words = inspect();
  saidIn.set(found, language.value);
  opened.value = [found, ...opened.value.filter((each) => each.id !== found.id)].slice(0, 16);
  announce(words.found(found.name, words.states[found.state]));
  go("inspect", found.id ?? "");
}

/** Asks for what the address names: after the page was loaded again, or in another language. */
export async function recall(id: string): Promise<void> {
  const spoken = language.value;
  try {
    const found = await get<Inspection>(`/inspections/${encodeURIComponent(id)}`);
    saidIn.set(found, spoken);
    const known = opened.value.some((each) => each.id === id);
    opened.value = known ? opened.value.map((each) => (each.id === id ? found : each)) : [...opened.value, found];
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) {
      complain(inspect().gone, inspect().goneHint);
      go("inspect");
    }
  }
}

export function forget(inspection: Inspection): void {
  opened.value = opened.value.filter((each) => each !== inspection);
  go("inspect", opened.value[0]?.id ?? "");
}
