import { compare, denominator, minus, part, type Time, times } from "./time";

/** Written values from the longest to the shortest, each half of the one before. */
export const VALUES = ["breve", "semibreve", "minim", "crotchet", "quaver", "semiquaver", "demisemiquaver"] as const;

export type Value = (typeof VALUES)[number];

/** One sign: a value with dots, as one of a tuplet where it is divided otherwise than in halves. */
export interface Written {
  readonly value: Value;
  readonly dots: number;
  /** 3 for a triplet. */
  readonly tuplet?: number;
}

const LONGEST: Time = "8";

const MOST_KNOWN = 2_000;
const known = new Map<Time, readonly Written[] | undefined>();

/** The signs that make up a duration, tied; nothing where it is too fine to be written. */
export function written(duration: Time): readonly Written[] | undefined {
  if (!known.has(duration)) {
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    known.set(duration, write(duration));
  }
  return known.get(duration);
}

function write(duration: Time): readonly Written[] | undefined {
  const odd = oddPart(denominator(duration));
  if (odd === 1) {
    return halved(duration);
  }
  const signs = halved(part(times(duration, odd), powerBelow(odd)));
  return signs?.map((sign) => ({ ...sign, tuplet: odd }));
}

function halved(duration: Time): readonly Written[] | undefined {
  const signs: Written[] = [];
  let left = duration;
  while (compare(left, "0") > 0) {
    const sign = largest(left);
    if (!sign) {
      return undefined;
    }
    signs.push(sign.written);
    left = minus(left, sign.length);
  }
  return signs;
}

function largest(left: Time): { written: Written; length: Time } | undefined {
  let length = LONGEST;
  for (const value of VALUES) {
    if (compare(length, left) <= 0) {
      let dots = 0;
      let whole = length;
      let more = part(length, 2);
      while (dots < 2 && compare(minus(left, whole), more) >= 0) {
        whole = minus(whole, times(more, -1));
        more = part(more, 2);
        dots++;
      }
      return { written: { value, dots }, length: whole };
    }
    length = part(length, 2);
  }
  return undefined;
}

export function oddPart(number: number): number {
  let odd = number;
  while (odd % 2 === 0) {
    odd /= 2;
  }
  return odd;
}

/** The greatest power of two that is less: a triplet has three in the time of two. */
export function powerBelow(odd: number): number {
  return 2 ** Math.floor(Math.log2(odd));
}
