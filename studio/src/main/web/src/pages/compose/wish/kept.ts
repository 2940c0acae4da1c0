import { signal } from "@preact/signals";
import type { Request } from "../asking";
import { options, USUAL, type Wish } from "./wish";

const KEPT = "stemma.wish";

function before(): Wish {
  try {
    return { ...USUAL, ...(JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Wish>), seed: "" };
  } catch {
    return USUAL;
  }
}

/** What is wished for; kept in this browser from one time to the next. */
export const wish = signal<Wish>(before());

export function wishFor(change: Partial<Wish>): void {
  wish.value = { ...wish.peek(), ...change };
  localStorage.setItem(KEPT, JSON.stringify(wish.peek()));
}

/** What is asked of the model for a whole melody. */
export function request(): Request {
  const { seed } = wish.peek();
  return { task: "compose", wish: options(wish.peek()), ...(seed === "" ? {} : { seed: Number(seed) }) };
}

/** The wishes that hold for rewriting too: whose habits, how daring, with which pitches. */
export function reworkWish(temperature: number): Record<string, string> {
  const { tradition, range, pitches, model, "no-near-copy": distance } = options(wish.peek()) as Record<string, string | undefined>;
  const chosen = { tradition, range, pitches, model, "no-near-copy": distance, temperature: temperature === 1 ? undefined : String(temperature) };
  return Object.fromEntries(Object.entries(chosen).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
