/** Musical time as the server writes it: quarter notes as a fraction, such as `3/2`. */
export type Time = string;

const MOST_KNOWN = 20_000;
const known = new Map<Time, number>();

/** How many quarter notes; to place things, never to compute new times with. */
export function quarters(time: Time): number {
  let number = known.get(time);
  if (number === undefined) {
    const [over, under] = parts(time);
    number = Number(over) / Number(under);
    if (known.size >= MOST_KNOWN) {
      known.clear();
    }
    known.set(time, number);
  }
  return number;
}

function parts(time: Time): [bigint, bigint] {
  const [over, under] = time.split("/");
  return [BigInt(over ?? "0"), BigInt(under ?? "1")];
}

function reduced(over: bigint, under: bigint): Time {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) {
    [a, b] = [b, a % b];
  }
  const divisor = a === 0n ? 1n : a;
  return under / divisor === 1n ? `${over / divisor}` : `${over / divisor}/${under / divisor}`;
}

export function plus(one: Time, other: Time): Time {
  const [a, b] = parts(one);
  const [c, d] = parts(other);
  return reduced(a * d + c * b, b * d);
}

export function minus(one: Time, other: Time): Time {
  const [a, b] = parts(one);
  const [c, d] = parts(other);
  return reduced(a * d - c * b, b * d);
}

/** So many times as long; the number is whole. */
export function times(time: Time, number: number): Time {
  const [over, under] = parts(time);
  return reduced(over * BigInt(number), under);
}

/** One of so many equal parts of it. */
export function part(time: Time, of: number): Time {
  const [over, under] = parts(time);
  return reduced(over, under * BigInt(of));
}

/** What its fraction is divided by: 3 for a triplet quaver. */
export function denominator(time: Time): number {
  const [over, under] = parts(time);
  const written = reduced(over, under).split("/")[1];
  return written === undefined ? 1 : Number(written);
}

/** Nearer than this, times are compared as fractions. */
const NEAR = 1e-6;

/** Below, at or above 0 as one is before, at or after the other. */
export function compare(one: Time, other: Time): number {
  const apart = quarters(one) - quarters(other);
  if (Math.abs(apart) > NEAR) {
    return Math.sign(apart);
  }
  const [a, b] = parts(one);
  const [c, d] = parts(other);
  const [left, right] = [a * d, c * b];
  return left < right ? -1 : left > right ? 1 : 0;
}

export function earlier(one: Time, other: Time): Time {
  return compare(one, other) <= 0 ? one : other;
}

export function later(one: Time, other: Time): Time {
  return compare(one, other) >= 0 ? one : other;
}

/** The multiple of a step that is nearest to a number of quarter notes. */
export function nearest(position: number, step: Time): Time {
  const [over, under] = parts(step);
  return reduced(BigInt(Math.round(position / quarters(step))) * over, under);
}
