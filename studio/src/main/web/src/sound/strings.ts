/** A small generator with a seed, so that a pitch sounds the same each time. */
export function noise(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2147483648 - 1;
  };
}

export function frequency(pitch: number): number {
  return 440 * 2 ** ((pitch - 69) / 12);
}

/** How long a string rings until it has faded by 60 dB: low ones longer. */
function ringing(pitch: number): number {
  return Math.max(1.1, Math.min(6.5, 5.2 - (pitch - 48) * 0.065));
}

/**
 * A plucked string after K. Karplus and A. Strong, "Digital synthesis of plucked-string and drum timbres", 1983, tuned by an
 * all-pass filter as D. Jaffe and J. Smith, "Extensions of the Karplus-Strong plucked-string algorithm", 1983.
 */
export function pluckedString(pitch: number, rate: number): Float32Array<ArrayBuffer> {
  const hertz = frequency(pitch);
  const lasts = ringing(pitch);
  const samples = new Float32Array(Math.ceil(rate * Math.min(lasts, 4)));
  const bright = Math.min(0.5, 0.32 + Math.max(0, 72 - pitch) * 0.004);
  const period = rate / hertz;
  const whole = Math.floor(period - bright - 0.1);
  const fraction = period - bright - whole;
  const tuning = (1 - fraction) / (1 + fraction);
  const line = excitation(whole, pitch);
  const fade = 0.001 ** (1 / (hertz * lasts));
  let [last, allPassIn, allPassOut] = [0, 0, 0];
  for (let sample = 0, at = 0; sample < samples.length; sample++, at = (at + 1) % whole) {
    const out = line[at] as number;
    const damped = fade * ((1 - bright) * out + bright * last);
    last = out;
    allPassOut = tuning * damped + allPassIn - tuning * allPassOut;
    allPassIn = damped;
    line[at] = allPassOut;
    samples[sample] = out;
  }
  return levelled(body(samples, rate), rate);
}

/** The shape of a string drawn aside at a fifth of its length, with a little of the finger's noise. */
function excitation(length: number, pitch: number): Float32Array {
  const random = noise(pitch * 7919 + 1);
  const rough = Float32Array.from({ length }, () => random());
  const soft = smoothed(smoothed(rough));
  const gap = Math.max(1, Math.round(length / 5));
  const plucked = soft.map((value, at) => value - (soft[(at + gap) % length] as number));
  const mean = plucked.reduce((sum, value) => sum + value, 0) / length;
  return plucked.map((value) => value - mean);
}

function smoothed(loop: Float32Array): Float32Array {
  const at = (place: number) => loop[place % loop.length] as number;
  return loop.map((value, place) => (value + 2 * at(place + 1) + at(place + 2)) / 4);
}

/** A wooden body: two broad resonances beside the bare string. */
function body(samples: Float32Array<ArrayBuffer>, rate: number): Float32Array<ArrayBuffer> {
  const low = resonance(samples, rate, 190, 0.985);
  const high = resonance(samples, rate, 430, 0.97);
  return samples.map((value, at) => value + 0.5 * (low[at] as number) + 0.3 * (high[at] as number));
}

function resonance(samples: Float32Array, rate: number, hertz: number, radius: number): Float32Array {
  const turn = 2 * radius * Math.cos((2 * Math.PI * hertz) / rate);
  const gain = (1 - radius * radius) / 2;
  const out = new Float32Array(samples.length);
  let [one, two] = [0, 0];
  for (let at = 0; at < samples.length; at++) {
    const value = gain * ((samples[at] as number) - (samples[at - 2] ?? 0)) + turn * one - radius * radius * two;
    out[at] = value;
    two = one;
    one = value;
  }
  return out;
}

/** An electric piano: a tine that is struck, by frequency modulation (J. Chowning, 1973). */
export function electricPiano(pitch: number, rate: number): Float32Array<ArrayBuffer> {
  const hertz = frequency(pitch);
  const lasts = Math.max(1.4, Math.min(4, 4 - (pitch - 48) * 0.045));
  const samples = new Float32Array(Math.ceil(rate * lasts));
  const turn = (2 * Math.PI * hertz) / rate;
  const bell = hertz * 14 < rate / 3 ? 14 : 7;
  for (let at = 0; at < samples.length; at++) {
    const time = at / rate;
    const fade = Math.exp((-5.2 * time) / lasts);
    const bite = Math.exp(-time * 9);
    const tine = Math.exp(-time * 22);
    const angle = turn * at;
    const warm = Math.sin(angle + (0.6 + 1.1 * bite) * fade * Math.sin(angle));
    const ping = Math.sin(angle + 0.5 * tine * Math.sin(bell * angle));
    samples[at] = fade * (0.75 * warm + 0.25 * ping + 0.06 * Math.sin(2 * angle) * bite);
  }
  return levelled(samples, rate);
}

/** The same loudness for all pitches, no click at either end. */
function levelled(samples: Float32Array<ArrayBuffer>, rate: number): Float32Array<ArrayBuffer> {
  const heard = samples.subarray(0, Math.floor(rate * 0.4));
  const power = Math.sqrt(heard.reduce((sum, value) => sum + value * value, 0) / heard.length);
  const peak = samples.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const gain = Math.min(0.16 / Math.max(power, 1e-9), 0.9 / Math.max(peak, 1e-9));
  const [rise, fall] = [Math.floor(rate * 0.001), Math.floor(rate * 0.08)];
  return samples.map((value, at) => value * gain * Math.min(1, at / rise, (samples.length - 1 - at) / fall));
}
