import { computed, signal } from "@preact/signals";
import { announce, settle } from "../../app/announce";
import { patch, post, type Operation, type Piece, type Version } from "../../api/client";
import { compose } from "../../words/compose";
import { asKnown, inTurn, offers, piece, receive, trying, type Offer } from "./sitting";

const waiting = signal<ReadonlyMap<string, readonly Operation[]>>(new Map());

/** What was done to the piece on the desk and did not reach the studio, to be sent again. */
export const unsent = computed<readonly Operation[]>(() => waiting.value.get(piece.value?.id ?? "") ?? []);

function wait(id: string, operations: readonly Operation[]): void {
  waiting.value = new Map([...waiting.peek(), [id, operations]]);
}

/** What is to be done, or how it follows from the melody as it is when its turn comes. */
type Doing = readonly Operation[] | ((version: Version) => readonly Operation[]);

/** Does what a person does to the piece on the desk; kept by the studio before it answers. */
export function operate(doing: Doing, inSight: readonly Offer[] = []): Promise<boolean> {
  const id = piece.peek()?.id;
  return id === undefined ? Promise.resolve(false) : inTurn(() => send(id, doing, inSight));
}

/** What waits goes first. With candidates that stay in sight although they are set aside, until others come. */
async function send(id: string, doing: Doing, inSight: readonly Offer[]): Promise<boolean> {
  const before = waiting.peek().get(id) ?? [];
  try {
    if (before.length > 0) {
      await deliver(id, before, inSight);
      settle();
    }
    return await deliver(id, done(id, doing), inSight);
  } catch {
    wait(id, [...(waiting.peek().get(id) ?? []), ...done(id, doing)]);
    return false;
  }
}

function done(id: string, doing: Doing): readonly Operation[] {
  const current = asKnown(id);
  return typeof doing !== "function" ? doing : current === undefined ? [] : doing(current.shown);
}

/** Fails where the studio does not answer; what it has answered waits no more. */
async function deliver(id: string, operations: readonly Operation[], inSight: readonly Offer[]): Promise<boolean> {
  const current = asKnown(id);
  if (current === undefined || operations.length === 0) {
    return false;
  }
  const body = { base: current.shown.entry, operations };
  const next = await trying("operation", () => post<Piece>(`/pieces/${id}/operations`, body));
  wait(id, []);
  if (next !== undefined) {
    receive(next, inSight);
  }
  return next !== undefined;
}

export function sendAgain(): Promise<boolean> {
  return operate([]);
}

export async function rename(title: string): Promise<void> {
  const current = piece.peek();
  if (current !== undefined && title !== "" && title !== current.title) {
    await inTurn(async () => {
      const next = await trying("operation", () => patch<Piece>(`/pieces/${current.id}`, { title })).catch(() => undefined);
      if (next !== undefined) {
        receive(next, offers.peek());
      }
    });
  }
}

/** The piece with a candidate taken. */
export async function choose(entry: number): Promise<void> {
  if (await operate([{ op: "choose", entry }])) {
    announce(compose().chosen);
  }
}
