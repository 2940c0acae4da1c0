import { batch, signal } from "@preact/signals";
import { announce } from "../../app/announce";
import { go, place } from "../../app/router";
import { patch, post, type Candidate, type Piece, type Schemas } from "../../api/client";
import { compose } from "../../words/compose";
import { operate } from "./doing";
import { asKnown, busy, compared, inTurn, looked, offers, piece, put, receive, trying } from "./sitting";

export type Request = Omit<Schemas["Request"], "count"> & { count?: number };

interface Answer {
  readonly piece: Piece;
  readonly seed: number;
  readonly candidates: readonly Candidate[];
}

/** The request that made the candidates of a piece, to ask again. */
const asked = signal<{ piece: string; request: Request; seed: number } | undefined>(undefined);

/** A piece begun for melodies that could not be had; it takes the next ones rather than staying empty in the library. */
let blank: Piece | undefined;

/** Does one thing at a time: what is asked for while another is under way is let go. */
async function alone(doing: "composing" | "opening", work: () => Promise<boolean>): Promise<boolean> {
  if (busy.peek() !== undefined) {
    return false;
  }
  busy.value = doing;
  try {
    return await work();
  } catch {
    return false;
  } finally {
    busy.value = undefined;
  }
}

/** A new piece, with candidates to choose from; who has gone elsewhere meanwhile stays there. */
export function begin(title: string, request: Request): Promise<boolean> {
  const from = place.peek();
  return alone("composing", async () => {
    const used = blank;
    blank = await trying("request", () => (used === undefined ? post<Piece>("/pieces", { title }) : patch<Piece>(`/pieces/${used.id}`, { title })));
    const answer = blank && (await requested(blank.id, request));
    if (answer === undefined) {
      return false;
    }
    blank = undefined;
    if (place.peek() !== from) {
      return false;
    }
    batch(() => {
      put(answer.piece);
      offer(answer, request);
    });
    go("compose", answer.piece.id);
    return true;
  });
}

/** Asks the model for the piece on the desk. */
export function ask(request: Request): Promise<boolean> {
  const id = piece.peek()?.id;
  return alone("composing", () => inTurn(async () => {
    const answer = id === undefined ? undefined : await requested(id, request);
    const before = request.task === "compose" ? undefined : asKnown(id ?? "")?.shown;
    return answer !== undefined && batch(() => receive(answer.piece) && offer(answer, request, before));
  }));
}

function requested(id: string, request: Request): Promise<Answer | undefined> {
  const of = request.task === "compose" ? "request" : "rework";
  return trying(of, () => post<Answer>(`/pieces/${id}/requests`, { ...request, count: request.count ?? 4 }));
}

function offer(answer: Answer, request: Request, before?: Piece["shown"]): true {
  offers.value = answer.candidates;
  looked.value = answer.candidates[0]?.version.entry;
  compared.value = before;
  asked.value = { piece: answer.piece.id, request, seed: answer.seed };
  announce(compose().offered(answer.candidates.length));
  return true;
}

/** None of them: the same is asked again, of the next seeds. */
export async function askAgain(): Promise<boolean> {
  const current = piece.peek();
  if (current === undefined) {
    return false;
  }
  const before = asked.peek()?.piece === current.id ? asked.peek() : undefined;
  const count = offers.peek().length || 4;
  const entries = current.candidates ?? [];
  const isFree = entries.length === 0 || (await alone("composing", () => operate([{ op: "reject", entries }], offers.peek())));
  return isFree && ask(before === undefined ? { task: "compose" } : { ...before.request, seed: before.seed + count });
}

/** A piece of which a person writes the first note. */
export function beginEmpty(title: string, frame: { metre: string; key: string; bars: string; tempo: string }): Promise<boolean> {
  return alone("opening", async () => {
    const fresh = await trying("request", () => post<Piece>("/pieces", { title }));
    if (fresh === undefined) {
      return false;
    }
    put(fresh);
    const isWritten = await operate([{ op: "clear", ...frame }]);
    if (isWritten) {
      go("compose", fresh.id);
    }
    return isWritten;
  });
}

/** A file brought in as a piece of its own. */
export function bring(file: File): Promise<boolean> {
  const from = place.peek();
  return alone("opening", async () => {
    const next = await trying("file", () => post<Piece>(`/pieces/import?name=${encodeURIComponent(file.name)}`, file));
    if (next !== undefined && place.peek() === from) {
      put(next);
      go("compose", next.id);
    }
    return next !== undefined;
  });
}
