import { signal } from "@preact/signals";
import { attempt, get, post, Refusal, type Schemas } from "../../../api/client";
import { listen } from "../../../api/events";
import { status } from "../../compose/studio";

export type Training = Schemas["Training"];
export type Compared = Schemas["TrainingCompared"];
export type WithoutEach = Schemas["WithoutEach"];

export const BEFORE = "training-before";
export const AFTER = "training-after";
export const WHOLE = "training-whole";

/** The training that was begun last; stays when one goes to another page and comes back. */
export const training = signal<Training | undefined>(undefined);
export const compared = signal<Compared | undefined>(undefined);
export const leftOut = signal<WithoutEach | undefined>(undefined);

export interface Wanted {
  readonly title: string;
  readonly traditions: readonly string[];
  readonly files: readonly string[];
  readonly password?: string;
}

/** Hears how the training goes until the function that comes back is called; what was missed is asked for. */
export function attend(): () => void {
  void ask();
  return listen((event) => {
    if (event.kind === "training" && event.detail !== undefined) {
      const told = event.detail as unknown as Training;
      // Why it failed is said in the language of the page to whom asks.
      told.stage === "failed" ? void ask() : take(told);
    }
  });
}

async function ask(): Promise<void> {
  take((await attempt(() => get<{ trainings: Training[] }>("/trainings")))?.trainings[0]);
}

/** What comes late says less than what is known already. */
function take(next: Training | undefined): void {
  const known = training.peek();
  if (next === undefined || (known?.id === next.id && (isOver(known) || next.curve.length < known.curve.length))) {
    return;
  }
  if (known?.id !== next.id) {
    compared.value = undefined;
    leftOut.value = undefined;
  }
  training.value = next;
  if (next.stage === "done" && known?.stage !== "done") {
    void get<NonNullable<typeof status.value>>("/status").then((now) => (status.value = now)).catch(() => undefined);
  }
}

export function isOver({ stage }: Training): boolean {
  return stage === "done" || stage === "stopped" || stage === "failed";
}

/** Whether it could begin as far as the password goes. */
export async function begin(wanted: Wanted): Promise<boolean> {
  let locked = false;
  take(await attempt(() => post<Training>("/trainings", wanted).catch((refusal: unknown) => {
    locked = refusal instanceof Refusal && refusal.problem.code === "password";
    if (!locked) {
      throw refusal;
    }
    return undefined;
  })));
  return !locked;
}

export async function stopTraining({ id }: Training): Promise<void> {
  take(await attempt(() => post<Training>(`/trainings/${id}/stop`, {})));
}

/** Both networks write once more, by a seed of chance. */
export async function compare({ id }: Training): Promise<void> {
  const answer = await attempt(() => post<Compared>(`/trainings/${id}/comparison`, {}));
  if (answer && training.peek()?.id === id) {
    compared.value = answer;
  }
}

/** The model writes a melody, and forgets its tunes one after another. */
export async function leaveEachOut({ id }: Training): Promise<void> {
  const answer = await attempt(() => post<WithoutEach>(`/trainings/${id}/without-each`, {}));
  if (answer && training.peek()?.id === id) {
    leftOut.value = answer;
  }
}
