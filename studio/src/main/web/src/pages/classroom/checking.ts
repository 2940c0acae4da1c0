import { computed, signal } from "@preact/signals";
import { keep, post, Refusal } from "../../api/client";
import { announce, complain } from "../../app/announce";
import { classroom } from "../../words/classroom";
import { shell } from "../../words/shell";
import type { Inspection } from "../inspect/findings";
import { type Lying, type Subject, subjects } from "../library/gather";
import { cells, csv } from "./csv";
import { type Checked, handIns, type Order } from "./handIn";

const AT_ONCE = 2;
const LARGEST = 64 * 1024 * 1024;

/** Hand-ins that are being checked, or were. */
export interface Course {
  readonly total: number;
  readonly done: number;
  readonly failed: readonly { readonly name: string; readonly reason: string }[];
  readonly skipped: number;
  readonly state: "running" | "stopped" | "done";
}

export const course = signal<Course | undefined>(undefined);
export const order = signal<Order>({ by: "who", descending: false });

const checked = signal<readonly Checked[]>([]);

/** In this page only: nothing is stored. */
export const table = computed(() => handIns(checked.value));

let stop = new AbortController();

export function cancel(): void {
  stop.abort();
}

export function clear(): void {
  checked.value = [];
  course.value = undefined;
}

/** Checks files and adds them to the table. */
export async function check(files: readonly Lying[]): Promise<void> {
  if (course.value?.state === "running" || files.length === 0) {
    return;
  }
  const words = classroom().check;
  const { subjects: wanted, skipped } = subjects(files);
  if (wanted.length === 0) {
    complain(words.nothing, words.nothingHint);
    return;
  }
  stop = new AbortController();
  course.value = { total: wanted.length, done: 0, failed: [], skipped, state: "running" };
  const queue = [...wanted];
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(queue, stop.signal)));
  finish();
}

async function work(queue: Subject[], until: AbortSignal): Promise<void> {
  for (let next = queue.shift(); next !== undefined && !until.aborted; next = queue.shift()) {
    const subject = next;
    try {
      const inspection = await look(subject, until);
      checked.value = [...checked.value.filter((each) => !same(each, subject)), { subject, inspection }];
      step();
    } catch (error) {
      if (!until.aborted) {
        step({ name: subject.file.name, reason: reason(error) });
      }
    }
  }
}

/** One that is chosen again takes its own place. */
function same({ subject }: Checked, other: Subject): boolean {
  return subject.folder === other.folder && subject.file.name === other.file.name;
}

class TooLarge extends Error {}

function reason(error: unknown): string {
  return error instanceof Refusal ? error.problem.error : error instanceof TooLarge ? classroom().check.tooLarge : shell().connectionLost;
}

async function look({ file, store, journal }: Subject, until: AbortSignal): Promise<Inspection> {
  if (Math.max(file.size, store?.size ?? 0, journal?.size ?? 0) > LARGEST) {
    throw new TooLarge();
  }
  let found = await post<Inspection>(`/inspections?name=${encodeURIComponent(file.name.slice(0, 200))}`, file, until);
  for (const [kind, beside] of [["store", store], ["journal", journal]] as const) {
    if (beside) {
      found = await post<Inspection>(`/inspections/${found.id}/companions?kind=${kind}`, beside, until);
    }
  }
  return found;
}

function step(failure?: Course["failed"][number]): void {
  const now = course.value;
  if (now) {
    course.value = { ...now, done: now.done + 1, failed: failure ? [...now.failed, failure] : now.failed };
  }
}

function finish(): void {
  const now = course.value;
  if (now) {
    const words = classroom().check;
    const state = now.done < now.total ? "stopped" : "done";
    course.value = { ...now, state };
    announce(state === "stopped" ? words.stopped(now.done, now.total) : words.done(now.done));
  }
}

/** Has the browser keep the table; the mark in front tells spreadsheets that it is UTF-8. */
export function exportTable(): void {
  keep(new Blob(["\ufeff", csv(cells(table.value))], { type: "text/csv;charset=utf-8" }), classroom().check.file);
}
