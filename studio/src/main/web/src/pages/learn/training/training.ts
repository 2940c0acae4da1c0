import { signal } from "@preact/signals";
import { attempt, get, post, type Schemas } from "../../../api/client";
import { listen } from "../../../api/events";
import { status } from "../../compose/studio";

export type Training = Schemas["Training"];
export type Compared = Schemas["TrainingCompared"];

export const BEFORE = "training-before";
export const AFTER = "training-after";

/** The training that was begun last; stays when one goes to another page and comes back. */
export const training = signal<Training | undefined>(undefined);
export const compared = signal<Compared | undefined>(undefined);

export interface Wanted {
  readonly title: string;
  readonly traditions: readonly string[];
  readonly files: readonly string[];
}

/** Hears how the training goes until the function that comes back is called; what was missed is asked for. */
export function attend(): () => void {
  void attempt(() => get<{ trainings: Training[] }>("/trainings")).then((found) => take(found?.trainings[0]));
  return listen((event) => {
    if (event.kind === "training" && event.detail !== undefined) {
      take(event.detail as unknown as Training);
    }
  });
}

/** What comes late says less than what is known already. */
function take(next: Training | undefined): void {
  const known = training.peek();
  if (next === undefined || (known?.id === next.id && (isOver(known) || next.curve.length < known.curve.length))) {
    return;
  }
  if (known?.id !== next.id) {
    compared.value = undefined;
  }
  training.value = next;
  if (next.stage === "done" && known?.stage !== "done") {
    void get<NonNullable<typeof status.value>>("/status").then((now) => (status.value = now)).catch(() => undefined);
  }
}

export function isOver({ stage }: Training): boolean {
  return stage === "done" || stage === "stopped" || stage === "failed";
}

export async function begin(wanted: Wanted): Promise<void> {
  take(await attempt(() => post<Training>("/trainings", wanted)));
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
