import type { Version } from "../../api/client";
import { type Bar, barsOf } from "../../music/bars";
import { placesOf } from "../../music/places";

/** What stands in a line of music, as far as it matters to whose it is. */
export interface ScoreEvent {
  readonly kind: "note" | "rest" | "bar";
  /** Of a note: whether it is tied to the one before. */
  readonly tied: boolean;
}

/** What abcjs says of an element of a voice. */
export interface VoiceElement {
  readonly el_type: string;
  readonly rest?: { readonly type: string };
  readonly pitches?: readonly { readonly endTie?: unknown }[];
}

export function eventOf(element: VoiceElement): ScoreEvent | undefined {
  if (element.el_type === "bar") {
    return { kind: "bar", tied: false };
  }
  if (element.el_type !== "note") {
    return undefined;
  }
  const pitch = element.pitches?.[0];
  return pitch ? { kind: "note", tied: pitch.endTie !== undefined } : { kind: "rest", tied: false };
}

/** Where each event belongs: the number of its place in the melody, and its bar. */
export interface Belonging {
  readonly place: number | undefined;
  readonly bar: Bar | undefined;
}

/** Tied notes are one place; rests belong to the rest of their bar after the same note. */
export function belongings(version: Version, events: readonly ScoreEvent[]): readonly Belonging[] {
  const places = placesOf(version);
  const bars = barsOf(version);
  let bar = 0;
  let place = -1;
  return events.map(({ kind, tied }, index): Belonging => {
    const here = bars[bar];
    if (kind === "bar") {
      bar += index > 0 ? 1 : 0;
      return { place: undefined, bar: here };
    }
    if (kind === "note" && !tied) {
      const next = places.findIndex((each, number) => number > place && each.note !== undefined);
      place = next < 0 ? place : next;
    } else if (kind === "rest") {
      const next = places[place + 1];
      const isNext = next !== undefined && next.note === undefined && next.bar === here;
      place = isNext && !(places[place]?.note === undefined && places[place]?.bar === here) ? place + 1 : place;
    }
    return { place: place < 0 ? undefined : place, bar: here };
  });
}

/** The same ABC without what the page says itself: the title, and comments. */
export function withoutTitle(abc: string): string {
  return abc
    .split("\n")
    .filter((line) => !/^(T:|C:|%(?!%))/.test(line))
    .join("\n");
}
