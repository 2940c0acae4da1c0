import { batch, computed, signal } from "@preact/signals";
import { announce, complain } from "../../app/announce";
import { go } from "../../app/router";
import { get, Refusal, type Candidate, type Piece, type Problem, type Schemas, type Version } from "../../api/client";
import { NOTHING, type Selection } from "../../views/selection";
import { compose } from "../../words/compose";
import { shell } from "../../words/shell";

export type History = Schemas["History"];

/** A candidate as the cards show it; one of an earlier sitting comes without its marks. */
export type Offer = Pick<Candidate, "version" | "number"> & Partial<Candidate>;

/** What somebody asked for when it was refused: melodies, other bars, a file, a change of the notes. */
export type Wanted = "request" | "rework" | "file" | "operation";

const LAST = "stemma.piece";

/** The piece on the desk. */
export const piece = signal<Piece | undefined>(undefined);
export const offers = signal<readonly Offer[]>([]);
/** The candidate looked at, by its entry. */
export const looked = signal<number | undefined>(undefined);
export const selection = signal<Selection>(NOTHING);
/** What is under way: something is asked of the model, a piece is opened. */
export const busy = signal<"composing" | "opening" | undefined>(undefined);
/** Why the last request could not be met; shown where it was made. */
export const refused = signal<{ of: Wanted; problem: Problem } | undefined>(undefined);
/** The piece that could not be fetched, by its id: the studio did not answer. */
export const missed = signal<string | undefined>(undefined);
/** A version that what is shown is compared with: one that somebody chose, or that from which candidates were made. */
export const compared = signal<Version | undefined>(undefined);
export const history = signal<History | undefined>(undefined);

/** What the views show: the candidate looked at, or the piece as it is. */
export const shown = computed<Version | undefined>(
  () => offers.value.find((offer) => offer.version.entry === looked.value)?.version ?? piece.value?.shown,
);

/** Pieces as the studio last answered with them: what is still to be done to one finds it, even where another lies on the desk by then. */
const known = new Map<string, Piece>();

/** A piece as it is known here. */
export function asKnown(id: string): Piece | undefined {
  return known.get(id);
}

export function last(): string | undefined {
  return localStorage.getItem(LAST) ?? undefined;
}

/** Shows a piece as the studio answered with it. */
export function put(next: Piece, inSight: readonly Offer[] = []): void {
  known.set(next.id, next);
  batch(() => {
    if (piece.peek()?.id !== next.id) {
      offers.value = [];
      selection.value = NOTHING;
      refused.value = history.value = looked.value = compared.value = undefined;
    }
    piece.value = next;
    if (!next.candidates?.length) {
      offers.value = inSight;
      looked.value = undefined;
      compared.value = undefined;
    }
    const ids = new Set(next.shown.notes.map((note) => note.id));
    const before = selection.peek();
    selection.value = { ...before, notes: before.notes.filter((id) => ids.has(id)) };
  });
  localStorage.setItem(LAST, next.id);
  void remember(next.id);
}

/** Takes an answer: shown, unless another piece lies on the desk by now. */
export function receive(next: Piece, inSight: readonly Offer[] = []): boolean {
  known.set(next.id, next);
  const isHere = piece.peek()?.id === next.id;
  if (isHere) {
    put(next, inSight);
  }
  return isHere;
}

let remembering = 0;

/** The history as it is now; answers that others have overtaken are let go. */
async function remember(id: string): Promise<void> {
  const mine = ++remembering;
  const found = await quietly(() => get<History>(`/pieces/${id}/history`));
  if (found !== undefined && mine === remembering) {
    history.value = found;
  }
}

async function quietly<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

/** Whether the studio did what was asked or refused to; where it did neither, it can be asked again. */
function isAnswer(error: unknown): error is Refusal {
  return error instanceof Refusal && error.status !== 401;
}

function complainOf(error: unknown): void {
  const words = shell();
  error instanceof Refusal ? complain(words.signInAgain, words.signInAgainHint) : complain(words.connectionLost, words.connectionLostHint);
}

/** Does what is asked of the studio; what it refuses is shown where it belongs, and what did not reach it is the caller's to keep. */
export async function trying<T>(of: Wanted, work: () => Promise<T>): Promise<T | undefined> {
  try {
    const answer = await work();
    refused.value = undefined;
    return answer;
  } catch (error) {
    if (!isAnswer(error)) {
      complainOf(error);
      throw error;
    }
    if (error.status === 409) {
      complain(compose().movedOn, compose().movedOnHint);
      const current = piece.peek();
      if (current !== undefined) {
        await open(current.id, true);
      }
    } else {
      refused.value = { of, problem: error.problem };
      announce(`${compose().refused} ${error.problem.error}`);
    }
    return undefined;
  }
}

/** The piece that is wanted on the desk, by its id. */
let wanted: string | undefined;

/** Brings a piece onto the desk. */
export async function open(id: string, again = false): Promise<void> {
  wanted = id;
  missed.value = undefined;
  if (!again && piece.peek()?.id === id) {
    return;
  }
  try {
    const found = await get<Piece>(`/pieces/${encodeURIComponent(id)}`);
    if (wanted === id) {
      batch(() => {
        offers.value = [];
        selection.value = NOTHING;
        refused.value = undefined;
        put(found);
      });
      await pending(found);
    }
  } catch (error) {
    if (wanted === id) {
      unopened(id, error);
    }
  }
}

function unopened(id: string, error: unknown): void {
  if (!isAnswer(error)) {
    missed.value = id;
    complainOf(error);
    return;
  }
  if (last() === id) {
    localStorage.removeItem(LAST);
  }
  complain(compose().noPiece, compose().noPieceHint);
  go("compose");
}

/** The candidates that nobody had chosen from when the piece was left. */
async function pending(found: Piece): Promise<void> {
  const entries = found.candidates ?? [];
  const versions = await quietly(() => Promise.all(entries.map((entry) => get<Version>(`/pieces/${found.id}/versions/${entry}`))));
  if (versions?.length && piece.peek() === found) {
    offers.value = versions.map((version, number) => ({ version, number }));
    looked.value = found.shown.entry;
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that each finds the piece as the one before left it. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** A version of the piece on the desk; undefined where it cannot be had. */
export function version(entry: number): Promise<Version | undefined> {
  return quietly(() => get<Version>(`/pieces/${piece.peek()?.id}/versions/${entry}`));
}
