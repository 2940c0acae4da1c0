/** Musical time as the server writes it: quarter notes as a fraction, such as `3/2`. */
export type Time = string;

/** How many quarter notes; to place things, never to compute new times with. */
export function quarters(time: Time): number {
  const [over, under] = parts(time);
  return Number(over) / Number(under);
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

/** Below, at or above 0 as one is before, at or after the other. */
export function compare(one: Time, other: Time): number {
  return Math.sign(quarters(minus(one, other)));
}

/** The multiple of a step that is nearest to a number of quarter notes. */
export function nearest(position: number, step: Time): Time {
  const [over, under] = parts(step);
  return reduced(BigInt(Math.round(position / quarters(step))) * over, under);
}
