import type { Note, Version } from "../../api/client";
import { type Bar, barAt, barsOf, keyAt } from "../../music/bars";
import { oddPart, powerBelow } from "../../music/durations";
import { doOf, type Key, octave, pitchClass, signatureAlter, spell } from "../../music/key";
import { placesOf } from "../../music/places";
import { compare, denominator, earlier, minus, part, plus, type Time, times } from "../../music/time";

/** One digit of numbered notation, with what stands around it. */
export interface Token {
  /** Number of the place (note or rest) that it belongs to. */
  readonly place: number;
  readonly note?: Note;
  /** 1 to 7; 0 is a rest. */
  readonly digit: number;
  /** Semitones by which it is raised, or lowered; 0 with `natural` takes that back. */
  readonly alter: number;
  readonly natural: boolean;
  /** Dots above for more than zero, below for less. */
  readonly octave: number;
  readonly onset: Time;
  readonly length: Time;
  /** Halvings of a crotchet: lines below. */
  readonly lines: number;
  readonly dots: number;
  /** Crotchets by which it goes on. */
  readonly dashes: number;
  /** Goes on in the next digit. */
  readonly tied: boolean;
  /** Number of its beat in the bar; lines join within one. */
  readonly beat: number;
  readonly tuplet?: { readonly of: number; readonly first: boolean; readonly last: boolean };
}

export interface JianpuBar {
  readonly bar: Bar;
  readonly tokens: readonly Token[];
}

interface Piece {
  onset: Time;
  end: Time;
  place: number;
  tied: boolean;
  tuplet?: { of: number; first: boolean; last: boolean };
}

/** A melody in numbered notation, bar by bar. */
export function jianpu(version: Version): readonly JianpuBar[] {
  const bars = barsOf(version);
  const pieces = new Map<Bar, Piece[]>(bars.map((bar) => [bar, []]));
  placesOf(version).forEach((place, index) => {
    for (let onset = place.onset; compare(onset, place.end) < 0; ) {
      const bar = barAt(bars, onset);
      if (!bar) {
        break;
      }
      const end = earlier(place.end, bar.end);
      if (compare(end, onset) <= 0) {
        break;
      }
      pieces.get(bar)?.push({ onset, end, place: index, tied: place.note !== undefined && compare(end, place.end) < 0 });
      onset = end;
    }
  });
  return bars.map((bar) => ({ bar, tokens: tokensOf(version, bar, grouped(bar, pieces.get(bar) ?? [])) }));
}

const counted = new WeakMap<Bar, readonly Time[]>();

/** Where the beats of a bar begin; those of a pickup are counted from its end. A bar of 3/8 is one beat: its quavers share a line. */
export function beatsOf(bar: Bar): readonly Time[] {
  const found = counted.get(bar) ?? countBeats(bar);
  counted.set(bar, found);
  return found;
}

function countBeats(bar: Bar): readonly Time[] {
  const length = minus(bar.end, bar.start);
  const missing = bar.number === 0 ? minus(bar.metre.bar, length) : "0";
  const crotchets = bar.metre.compound || bar.metre.name.includes("+") ? bar.metre.beats : bar.metre.name === "3/8" ? [] : everyCrotchet(bar.metre.bar);
  const beats = crotchets.map((beat) => minus(beat, missing)).filter((beat) => compare(beat, "0") > 0 && compare(beat, length) < 0);
  return ["0", ...beats].map((beat) => plus(bar.start, beat));
}

function everyCrotchet(length: Time): readonly Time[] {
  const beats: Time[] = [];
  for (let at: Time = "0"; compare(at, length) < 0; at = plus(at, "1")) {
    beats.push(at);
  }
  return beats;
}

function beatOf(bar: Bar, time: Time): number {
  return beatsOf(bar).filter((beat) => compare(beat, time) <= 0).length - 1;
}

/** Divides at beats what begins or ends inside a tuplet and goes on beyond it, and marks tuplets. */
function grouped(bar: Bar, pieces: readonly Piece[]): readonly Piece[] {
  const done: Piece[] = [];
  const left = [...pieces];
  for (let piece = left.shift(); piece; piece = left.shift()) {
    if (plain(minus(piece.end, bar.start))) {
      done.push(piece);
      continue;
    }
    const group = [piece];
    while (left[0] && !plain(minus(group.at(-1)?.end ?? "0", bar.start))) {
      group.push(left.shift() as Piece);
    }
    done.push(...(isTuplet(group) ? marked(group) : divided(bar, group)));
  }
  return done;
}

function plain(time: Time): boolean {
  return oddPart(denominator(time)) === 1;
}

function isTuplet(group: readonly Piece[]): boolean {
  const span = minus(group.at(-1)?.end ?? "0", group[0]?.onset ?? "0");
  return compare(span, "2") <= 0 && group.every((piece) => single(writtenLength(piece, oddOf(group))));
}

function oddOf(group: readonly Piece[]): number {
  return Math.max(...group.map((piece) => oddPart(denominator(minus(piece.end, piece.onset)))));
}

function writtenLength(piece: Piece, odd: number): Time {
  const length = minus(piece.end, piece.onset);
  return odd === 1 ? length : part(times(length, odd), powerBelow(odd));
}

function marked(group: readonly Piece[]): Piece[] {
  const of = oddOf(group);
  return group.map((piece, index) => ({ ...piece, tuplet: { of, first: index === 0, last: index === group.length - 1 } }));
}

/** The same divided at every beat inside of it, each beat a tuplet of its own where it is one. */
function divided(bar: Bar, group: readonly Piece[]): Piece[] {
  const cut = group.flatMap((piece) => cutAt(piece, beatsOf(bar)));
  const done: Piece[] = [];
  for (let first = 0; first < cut.length; ) {
    let last = first;
    while (last < cut.length - 1 && !plain(minus(cut[last]?.end ?? "0", bar.start))) {
      last++;
    }
    const inBeat = cut.slice(first, last + 1);
    done.push(...(oddOf(inBeat) > 1 ? marked(inBeat) : inBeat));
    first = last + 1;
  }
  return done;
}

function cutAt(piece: Piece, beats: readonly Time[]): Piece[] {
  const inside = beats.filter((beat) => compare(beat, piece.onset) > 0 && compare(beat, piece.end) < 0);
  const ends = [...inside, piece.end];
  return ends.map((end, index) => ({ ...piece, onset: inside[index - 1] ?? piece.onset, end, tied: index < ends.length - 1 || piece.tied }));
}

function tokensOf(version: Version, bar: Bar, pieces: readonly Piece[]): Token[] {
  const accidentals = new Map<string, number>();
  return pieces.flatMap((piece) => {
    const note = placesOf(version)[piece.place]?.note;
    const degree = note ? degreeOf(keyAt(version, note.onset), note.pitch) : REST;
    const before = accidentals.get(`${degree.digit} ${degree.octave}`) ?? 0;
    accidentals.set(`${degree.digit} ${degree.octave}`, degree.alter);
    const goesOn = note !== undefined && compare(note.onset, piece.onset) < 0;
    const signs = piece.tuplet ? [whole(piece)] : signsOf(bar, piece, note === undefined);
    return signs.map((sign, index) => ({
      ...degree,
      ...sign,
      alter: goesOn || index > 0 ? 0 : degree.alter,
      natural: degree.alter === 0 && before !== 0 && index === 0 && !goesOn,
      place: piece.place,
      tied: note !== undefined && (index < signs.length - 1 || piece.tied),
      beat: beatOf(bar, sign.onset),
      ...(note ? { note } : {}),
      ...(piece.tuplet ? { tuplet: piece.tuplet } : {}),
    }));
  });
}

const REST = { digit: 0, alter: 0, octave: 0 };

/** The number of a pitch in a key: the tonic of the major key with its signature is 1, without dots from middle C on. */
export function degreeOf(key: Key, pitch: number): { digit: number; alter: number; octave: number } {
  const spelled = spell(key, pitch);
  const first = doOf(key);
  const letters = "CDEFGAB";
  const tonic = letters.indexOf(first.letter);
  const steps = letters.indexOf(spelled.letter) + 7 * octave(spelled, pitch) - (tonic + 7 * octave(first, 60 + pitchClass(first)));
  return { digit: (((steps % 7) + 7) % 7) + 1, alter: spelled.alter - signatureAlter(key, spelled.letter), octave: Math.floor(steps / 7) };
}

type Sign = Pick<Token, "onset" | "length" | "lines" | "dots" | "dashes">;

function whole(piece: Piece): Sign {
  const length = writtenLength(piece, piece.tuplet?.of ?? 1);
  return { onset: piece.onset, length: minus(piece.end, piece.onset), ...(single(length) ?? { lines: 3, dots: 0, dashes: 0 }) };
}

/** The digits that a duration needs: at most up to the next beat where it begins off one, except for plain syncopations. */
function signsOf(bar: Bar, piece: Piece, rest: boolean): Sign[] {
  const signs: Sign[] = [];
  for (let onset = piece.onset; compare(onset, piece.end) < 0; ) {
    const end = reach(bar, onset, piece.end, rest);
    const length = minus(end, onset);
    signs.push({ onset, length, ...(single(length) ?? { lines: 3, dots: 0, dashes: 0 }) });
    onset = end;
  }
  return signs;
}

function reach(bar: Bar, onset: Time, end: Time, rest: boolean): Time {
  const beats = [...beatsOf(bar), bar.end];
  const next = beats.find((beat) => compare(beat, onset) > 0) ?? bar.end;
  const onBeat = beats.includes(onset);
  const within = compare(end, next) <= 0;
  if (within || (!rest && !onBeat && isSyncopation(bar, onset, end)) || (onBeat && reachable(bar, rest))) {
    return longest(onset, within ? end : onBeat ? wholeBeats(beats, onset, end) : end);
  }
  return longest(onset, earlier(end, next));
}

/** Whether a digit may go on for more than a beat: not in compound metres, where each beat has its own; nor do rests. */
function reachable(bar: Bar, rest: boolean): boolean {
  return !rest && !bar.metre.compound && !bar.metre.name.includes("+");
}

/** As far as dashes reach; a dotted crotchet is one sign too. */
function wholeBeats(beats: readonly Time[], onset: Time, end: Time): Time {
  if (compare(minus(end, onset), "2") < 0) {
    return end;
  }
  return beats.filter((beat) => compare(beat, end) <= 0).at(-1) ?? end;
}

/** A crotchet, plain or dotted, that begins with the second half of a beat and does not go over the middle of the bar. */
function isSyncopation(bar: Bar, onset: Time, end: Time): boolean {
  const middle = plus(bar.start, part(bar.metre.bar, 2));
  const divides = bar.metre.name === "4/4" && compare(onset, middle) < 0 && compare(end, middle) > 0;
  const length = minus(end, onset);
  const half = denominator(minus(onset, bar.start)) === 2;
  return half && !bar.metre.compound && !divides && (length === "1" || length === "3/2");
}

/** The longest part of a duration that one digit can have. */
function longest(onset: Time, end: Time): Time {
  const length = minus(end, onset);
  if (single(length)) {
    return end;
  }
  for (const value of ["4", "3", "2", "3/2", "1", "3/4", "1/2", "3/8", "1/4", "3/16", "1/8", "1/16"]) {
    if (compare(value, length) < 0) {
      return plus(onset, value);
    }
  }
  return end;
}

/** How one digit shows a length: lines, dots, dashes; nothing where it cannot. */
export function single(length: Time): Pick<Token, "lines" | "dots" | "dashes"> | undefined {
  if (denominator(length) === 1) {
    return { lines: 0, dots: 0, dashes: Number(length) - 1 };
  }
  let value: Time = "1";
  for (let lines = 0; lines <= 5; lines++) {
    for (const [dots, dotted] of [value, times(part(value, 2), 3), times(part(value, 4), 7)].entries()) {
      if (dotted === length) {
        return { lines, dots, dashes: 0 };
      }
    }
    value = part(value, 2);
  }
  return undefined;
}
