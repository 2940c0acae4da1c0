import { signal } from "@preact/signals";
import { attempt, post, type Schemas } from "../../../api/client";
import { stop } from "../../../sound/player";

export type Quiz = Schemas["Quiz"];
export type Opened = Schemas["QuizOpened"];
export type Answer = Schemas["QuizAnswer"];
export type Side = Schemas["QuizSide"];

export const OWNER = { first: "quiz-first", second: "quiz-second" } as const;
export const SIDES: readonly Side[] = ["first", "second"];

/** Where one is in a quiz; stays when one goes to another page and comes back. */
export interface Sitting {
  readonly quiz: Quiz;
  readonly listener: string;
  readonly answers: readonly Answer[];
  readonly opened?: Opened;
  readonly fits?: boolean | undefined;
}

export const sitting = signal<Sitting | undefined>(undefined);

export interface Wanted {
  readonly rounds: number;
  readonly tradition?: string;
  readonly files?: readonly string[];
}

export async function begin(wanted: Wanted, listener: string): Promise<void> {
  const quiz = await attempt(() => post<Quiz>("/quizzes", wanted));
  if (quiz) {
    sitting.value = { quiz, listener, answers: [] };
  }
}

/** Gives a quiz up: what was answered is not kept, and the key stays sealed. */
export function leave(): void {
  stop();
  sitting.value = undefined;
}

/** Takes an answer; after the last one the key is opened. */
export async function answer(given: Answer): Promise<void> {
  const current = sitting.peek();
  if (current === undefined) {
    return;
  }
  stop();
  const answers = [...current.answers, given];
  if (answers.length < current.quiz.rounds.length) {
    sitting.value = { ...current, answers };
    return;
  }
  const { quiz, listener } = current;
  const opened = await attempt(() => post<Opened>(`/quizzes/${quiz.id}/opening`, { listener, answers }));
  if (opened && sitting.peek() === current) {
    sitting.value = { ...current, answers, opened, fits: await fits(opened.key, quiz.commitment) };
  }
}

/** Whether a key is the one that was sealed; unknown where the browser computes no digests. */
async function fits(key: string, commitment: string): Promise<boolean | undefined> {
  if (!globalThis.isSecureContext) {
    return undefined;
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(key)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === commitment;
}

export type Verdict = "few" | "guess" | "better" | "worse";

/** What a score says, cautiously: five in a hundred guessers may be taken for somebody who hears a difference. */
export function verdict({ right, of, chance }: { right: number; of: number; chance: number }): Verdict {
  if (chance <= 0.05) {
    return "better";
  }
  if (atMost(right, of) <= 0.05) {
    return "worse";
  }
  return of < 5 ? "few" : "guess";
}

/** The chance of as many or fewer right answers for who guesses. */
function atMost(right: number, of: number): number {
  let ways = 0;
  let choose = 1;
  for (let k = 0; k <= right; k++) {
    ways += choose;
    choose = (choose * (of - k)) / (k + 1);
  }
  return ways / 2 ** of;
}
