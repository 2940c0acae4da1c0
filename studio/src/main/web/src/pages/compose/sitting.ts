import { batch, computed, signal } from "@preact/signals";
import { announce, complain, settle } from "../../app/announce";
import { go } from "../../app/router";
import { get, patch, post, Refusal, type Candidate, type Operation, type Piece, type Problem, type Schemas, type Version } from "../../api/client";
import { NOTHING, type Selection } from "../../views/selection";
import { compose } from "../../words/compose";
import { shell } from "../../words/shell";

export type Request = Omit<Schemas["Request"], "count"> & { count?: number };
export type History = Schemas["History"];

/** A candidate as the cards show it; one of an earlier sitting comes without its marks. */
export type Offer = Pick<Candidate, "version" | "number"> & Partial<Candidate>;

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
export const refused = signal<{ of: "request" | "operation"; problem: Problem } | undefined>(undefined);
/** What did not reach the studio, to be sent again. */
export const unsent = signal<readonly Operation[]>([]);
/** A version that what is shown is compared with: one that somebody chose, or that from which candidates were made. */
export const compared = signal<Version | undefined>(undefined);
export const history = signal<History | undefined>(undefined);
/** The request that made the candidates, to ask again. */
const asked = signal<{ request: Request; seed: number } | undefined>(undefined);

/** What the views show: the candidate looked at, or the piece as it is. */
export const shown = computed<Version | undefined>(
  () => offers.value.find((offer) => offer.version.entry === looked.value)?.version ?? piece.value?.shown,
);

export function last(): string | undefined {
  return localStorage.getItem(LAST) ?? undefined;
}

/** Shows a piece as the studio answered with it. */
export function put(next: Piece, inSight: readonly Offer[] = []): void {
  batch(() => {
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

async function remember(id: string): Promise<void> {
  const found = await quietly(() => get<History>(`/pieces/${id}/history`));
  if (found !== undefined && piece.peek()?.id === id) {
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

/** Does what is asked of the studio; what it refuses is shown where it belongs, and nothing is lost when it cannot be reached. */
export async function trying<T>(of: "request" | "operation", work: () => Promise<T>): Promise<T | undefined> {
  try {
    const answer = await work();
    refused.value = undefined;
    return answer;
  } catch (error) {
    if (!(error instanceof Refusal)) {
      complain(shell().connectionLost, shell().connectionLostHint);
    } else if (error.status === 401) {
      complain(shell().signInAgain, shell().signInAgainHint);
    } else if (error.status === 409) {
      complain(compose().movedOn, compose().movedOnHint);
      const current = piece.peek();
      if (current !== undefined) {
        await open(current.id, true);
      }
    } else {
      refused.value = { of, problem: error.problem };
      announce(`${compose().refused} ${error.problem.error}`);
    }
    return error instanceof Refusal ? undefined : Promise.reject(error);
  }
}

/** Brings a piece onto the desk. */
export async function open(id: string, again = false): Promise<void> {
  if (!again && piece.peek()?.id === id) {
    return;
  }
  busy.value = "opening";
  const found = await quietly(() => get<Piece>(`/pieces/${encodeURIComponent(id)}`));
  busy.value = undefined;
  if (found === undefined) {
    localStorage.removeItem(LAST);
    complain(compose().noPiece, compose().noPieceHint);
    go("compose");
    return;
  }
  batch(() => {
    offers.value = [];
    selection.value = NOTHING;
    refused.value = undefined;
    history.value = undefined;
    put(found);
  });
  await pending(found);
}

/** The candidates that nobody had chosen from when the piece was left. */
async function pending(found: Piece): Promise<void> {
  const entries = found.candidates ?? [];
  const versions = await quietly(() => Promise.all(entries.map((entry) => get<Version>(`/pieces/${found.id}/versions/${entry}`))));
  if (versions?.length && piece.peek()?.id === found.id) {
    offers.value = versions.map((version, number) => ({ version, number }));
    looked.value = found.shown.entry;
  }
}

/** A new piece, with candidates to choose from. */
export async function begin(title: string, request: Request): Promise<boolean> {
  busy.value = "composing";
  try {
    const fresh = await trying("request", () => post<Piece>("/pieces", { title }));
    if (fresh === undefined) {
      return false;
    }
    const answer = await candidates(fresh.id, request);
    if (answer) {
      go("compose", fresh.id);
    }
    return answer;
  } catch {
    return false;
  } finally {
    busy.value = undefined;
  }
}

/** Asks the model for the piece on the desk. */
export async function ask(request: Request): Promise<boolean> {
  const current = piece.peek();
  if (current === undefined) {
    return false;
  }
  busy.value = "composing";
  try {
    return await inTurn(() => candidates(current.id, request));
  } catch {
    return false;
  } finally {
    busy.value = undefined;
  }
}

async function candidates(id: string, request: Request): Promise<boolean> {
  type Answer = { piece: Piece; seed: number; candidates: Candidate[] };
  const before = request.task === "compose" ? undefined : piece.peek()?.shown;
  const answer = await trying("request", () => post<Answer>(`/pieces/${id}/requests`, { ...request, count: request.count ?? 4 }));
  if (answer === undefined) {
    return false;
  }
  batch(() => {
    put(answer.piece);
    offers.value = answer.candidates;
    looked.value = answer.candidates[0]?.version.entry;
    compared.value = before;
    asked.value = { request, seed: answer.seed };
  });
  announce(compose().offered(answer.candidates.length));
  return true;
}

/** None of them: the same is asked again, of the next seeds. */
export async function askAgain(): Promise<void> {
  const before = asked.peek();
  const current = piece.peek();
  if (current === undefined) {
    return;
  }
  const count = offers.peek().length || 4;
  const entries = current.candidates ?? offers.peek().map((offer) => offer.version.entry);
  busy.value = "composing";
  const rejected = await inTurn(() => send([{ op: "reject", entries }], offers.peek()));
  busy.value = undefined;
  if (rejected) {
    await ask(before === undefined ? { task: "compose" } : { ...before.request, seed: before.seed + count });
  }
}

let turn: Promise<unknown> = Promise.resolve();

/** One after the other, so that each finds the piece as the one before left it. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work);
  turn = mine.catch(() => undefined);
  return mine;
}

/** What is to be done, or how it follows from the melody as it is when its turn comes. */
type Doing = readonly Operation[] | ((version: Version) => readonly Operation[]);

/** Does what a person does; kept by the studio before it answers. */
export function operate(doing: Doing): Promise<boolean> {
  return inTurn(() => send(doing));
}

/** With candidates that stay in sight although they are set aside, until others come. */
async function send(doing: Doing, inSight: readonly Offer[] = []): Promise<boolean> {
  const current = piece.peek();
  if (current === undefined) {
    return false;
  }
  const operations = typeof doing === "function" ? doing(current.shown) : doing;
  if (operations.length === 0) {
    return false;
  }
  try {
    const body = { base: current.shown.entry, operations };
    const next = await trying("operation", () => post<Piece>(`/pieces/${current.id}/operations`, body));
    if (next === undefined) {
      return false;
    }
    put(next, inSight);
    unsent.value = [];
    return true;
  } catch {
    unsent.value = [...unsent.peek(), ...operations];
    return false;
  }
}

export function sendAgain(): Promise<boolean> {
  const operations = unsent.peek();
  unsent.value = [];
  settle();
  return operate(operations);
}

export async function rename(title: string): Promise<void> {
  const current = piece.peek();
  if (current !== undefined && title !== "" && title !== current.title) {
    const next = await trying("operation", () => patch<Piece>(`/pieces/${current.id}`, { title })).catch(() => undefined);
    if (next !== undefined) {
      piece.value = next;
    }
  }
}

/** A version of the piece on the desk; undefined where it cannot be had. */
export function version(entry: number): Promise<Version | undefined> {
  return quietly(() => get<Version>(`/pieces/${piece.peek()?.id}/versions/${entry}`));
}

/** The piece with a candidate taken. */
export async function choose(entry: number): Promise<void> {
  if (await operate([{ op: "choose", entry }])) {
    announce(compose().chosen);
  }
}
