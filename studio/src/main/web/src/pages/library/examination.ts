import { signal } from "@preact/signals";
import { post, Refusal } from "../../api/client";
import { announce, complain } from "../../app/announce";
import { library } from "../../words/library";
import { shell } from "../../words/shell";
import { type Lying, type Subject, subjects } from "./gather";
import type { Row, Verdict } from "./query";
import { load } from "./shelf";

const AT_ONCE = 2;
const LARGEST = 64 * 1024 * 1024;
const LONGEST_NAME = 200;

/** Many files that are examined, one after the other. */
export interface Examination {
  readonly total: number;
  readonly done: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
  readonly skipped: number;
  readonly state: "running" | "stopped" | "done";
}

/** The one that is under way or has ended last. */
export const examination = signal<Examination | undefined>(undefined);

class TooLarge extends Error {}

let stop = new AbortController();

export function cancel(): void {
  stop.abort();
}

/** Examines files and lists them in the library. */
export async function examine(files: readonly Lying[]): Promise<void> {
  if (examination.value?.state === "running" || files.length === 0) {
    return;
  }
  const { subjects: wanted, skipped } = subjects(files);
  if (wanted.length === 0) {
    complain(library().batch.nothing, library().batch.nothingHint);
    return;
  }
  stop = new AbortController();
  examination.value = { total: wanted.length, done: 0, verdicts: {}, failed: [], skipped, state: "running" };
  const queue = [...wanted];
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue)));
  finish();
  await load();
}

async function work(queue: Subject[]): Promise<void> {
  for (let next = queue.shift(); next !== undefined && !stop.signal.aborted; next = queue.shift()) {
    try {
      const row = await send(next);
      step(row.verdict);
    } catch (error) {
      if (!stop.signal.aborted) {
        step(undefined, { name: next.file.name, reason: error instanceof Refusal ? error.problem.error : error instanceof TooLarge ? error.message : shell().connectionLost });
      }
    }
  }
}

async function send({ file, store, journal, proof, folder }: Subject): Promise<Row> {
  const parts = [file, ...(store ? [store] : []), ...(journal ? [journal] : []), ...(proof ? [proof] : [])];
  if (parts.reduce((sum, part) => sum + part.size, 0) > LARGEST) {
    throw new TooLarge(library().batch.tooLarge);
  }
  const named = new URLSearchParams({ name: file.name.slice(0, LONGEST_NAME), foundIn: folder.slice(0, LONGEST_NAME) });
  if (store) {
    named.set("store", String(store.size));
  }
  if (journal) {
    named.set("journal", String(journal.size));
  }
  if (proof) {
    named.set("proof", String(proof.size));
  }
  return post<Row>(`/records?${named}`, new Blob(parts), stop.signal);
}

function step(verdict: Verdict | undefined, failure?: Examination["failed"][number]): void {
  const now = examination.value;
  if (now) {
    examination.value = {
      ...now,
      done: now.done + 1,
      verdicts: verdict ? { ...now.verdicts, [verdict]: (now.verdicts[verdict] ?? 0) + 1 } : now.verdicts,
      failed: failure ? [...now.failed, failure] : now.failed,
    };
  }
}

function finish(): void {
  const now = examination.value;
  if (now) {
    const words = library().batch;
    const state = now.done < now.total ? "stopped" : "done";
    examination.value = { ...now, state };
    announce(state === "stopped" ? words.stopped(now.done, now.total) : words.done(now.done));
  }
}
