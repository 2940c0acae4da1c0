import { batch, computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import type { Version } from "../api/client";
import { INSTRUMENTS, Orchestra, type Instrument, type Voice } from "./instruments";
import { room } from "./room";
import { score } from "./score";
import { Sequencer, type Output, type Span } from "./sequencer";

/** How far ahead of time notes are handed to the browser; further where it slows the timers of a hidden page down. */
const AHEAD = 0.2;
const AHEAD_HIDDEN = 2.5;
const EVERY_MILLISECONDS = 40;
/** Between a command and its first note, so that nothing is late. */
const START = 0.06;
const KEPT = "stemma.sound";

interface Settings {
  instrument: Instrument;
  volume: number;
  speed: number;
  metronome: boolean;
  countIn: boolean;
  loop: boolean;
}

const USUAL: Settings = { instrument: "plucked", volume: 0.8, speed: 1, metronome: false, countIn: false, loop: false };

function kept(): Settings {
  try {
    const found = JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Settings>;
    return { ...USUAL, ...found, instrument: INSTRUMENTS.find((each) => each === found.instrument) ?? USUAL.instrument };
  } catch {
    return USUAL;
  }
}

/** How it sounds, as chosen here; kept for the next time. */
export const settings = signal<Settings>(kept());

export function set(change: Partial<Settings>): void {
  settings.value = { ...settings.peek(), ...change };
  localStorage.setItem(KEPT, JSON.stringify(settings.peek()));
}

/** What sounds now: whose it is, and whether it waits. */
interface Run {
  readonly owner: string;
  readonly version: Version;
  readonly paused: boolean;
}

const run = signal<Run | undefined>(undefined);
const where = signal(0);
/** The part that a loop goes round in. */
const span = signal<Span | undefined>(undefined);

interface Machine {
  readonly context: AudioContext;
  readonly orchestra: Orchestra;
  readonly entrance: GainNode;
}

let machine: Machine | undefined;

/** The sound of the browser; only after somebody has pressed something, as browsers ask for. */
function started(): Machine {
  if (machine === undefined) {
    const context = new AudioContext({ latencyHint: "interactive" });
    const { entrance, volume } = room(context);
    effect(() => {
      volume.gain.setTargetAtTime(settings.value.volume ** 2, context.currentTime, 0.02);
    });
    machine = { context, orchestra: new Orchestra(context), entrance };
  }
  // Suspended until somebody presses something, and again where a call or another program takes the sound away.
  if (machine.context.state !== "running") {
    machine.context.resume().catch(() => undefined);
  }
  return machine;
}

/** Makes ready what can only be made ready while somebody presses something; nothing else waits for the sound or fails with it. */
export function wake(): void {
  try {
    started();
  } catch {
    // Who wants to hear something is told then.
  }
}

/** Notes that go on and off together. */
class Bus implements Output {
  private readonly gain: GainNode;

  constructor(
    private readonly machine: Machine,
    private readonly instrument: Instrument,
  ) {
    this.gain = new GainNode(machine.context);
    this.gain.connect(machine.entrance);
  }

  note(note: { pitch: number; loudness: number }, at: number, lasts: number): void {
    this.voice(note, at).release(at + lasts * 0.97);
  }

  voice({ pitch, loudness }: { pitch: number; loudness: number }, at: number): Voice {
    return this.machine.orchestra.play(this.instrument, { pitch, at, loudness }, this.gain);
  }

  click({ first }: { first: boolean }, at: number): void {
    this.machine.orchestra.click(first, at, this.gain);
  }

  /** Falls silent without a click. */
  silence(): void {
    this.gain.gain.setTargetAtTime(0, this.machine.context.currentTime, 0.02);
    setTimeout(() => this.gain.disconnect(), 300);
  }
}

let bus: Bus | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
let frame = 0;
/** What is heard at this moment, in quarter notes; below 0 while counting in. */
let heard = () => 0;

function halt(): void {
  bus?.silence();
  clearInterval(timer);
  cancelAnimationFrame(frame);
  bus = timer = undefined;
}

function begin(owner: string, version: Version, from: number, countIn: boolean, manner: Partial<Settings> = {}): void {
  halt();
  const ready = started();
  const { instrument, speed } = { ...settings.peek(), ...manner };
  const music = score(version);
  ready.orchestra.prepare(instrument, music.notes.slice(0, 4).map((note) => note.pitch));
  const current = (bus = new Bus(ready, instrument));
  const place = from >= music.length ? 0 : from;
  const moving = new Sequencer(music, current, { time: ready.context.currentTime + START, place, speed, countIn });
  const step = () => {
    const { speed: now, metronome, loop } = { ...settings.peek(), ...manner };
    const ahead = document.hidden ? AHEAD_HIDDEN : AHEAD;
    const played = { speed: now, metronome, loop: loop ? (span.peek() ?? { from: 0, to: music.length }) : undefined };
    if (!moving.advance(ready.context.currentTime + ahead, played) && moving.place(ready.context.currentTime) >= music.length - 0.001) {
      stop();
    }
  };
  batch(() => {
    where.value = place;
    run.value = { owner, version, paused: false };
  });
  step();
  timer = setInterval(step, EVERY_MILLISECONDS);
  heard = () => moving.place(ready.context.currentTime - (ready.context.outputLatency || ready.context.baseLatency || 0));
  const follow = () => {
    where.value = Math.max(0, heard());
    frame = requestAnimationFrame(follow);
  };
  frame = requestAnimationFrame(follow);
}

/** Plays a version; what played before falls silent. */
export function play(owner: string, version: Version, from = 0): void {
  const { countIn, loop } = settings.peek();
  const start = loop && span.peek() !== undefined && from === 0 ? (span.peek() as Span).from : from;
  begin(owner, version, start, countIn);
}

/** A short hearing, without count-in. */
export function preview(owner: string, version: Version): void {
  begin(owner, version, 0, false);
}

export function pause(): void {
  const current = run.peek();
  if (current !== undefined && !current.paused) {
    halt();
    run.value = { ...current, paused: true };
  }
}

export function stop(): void {
  halt();
  run.value = undefined;
}

/** Plays, pauses or goes on. */
export function toggle(owner: string, version: Version): void {
  const current = run.peek();
  if (current?.owner !== owner) {
    play(owner, version);
  } else if (current.paused) {
    begin(owner, version, where.peek(), false);
  } else {
    pause();
  }
}

/** Goes on from a place, or marks it while nothing plays. */
export function seek(owner: string, version: Version, place: number): void {
  const current = run.peek();
  if (current?.owner === owner && !current.paused) {
    begin(owner, version, place, false);
  } else {
    where.value = place;
    run.value = { owner, version, paused: true };
  }
}

/** Goes on with a version that has changed while it plays. */
export function follow(owner: string, version: Version): void {
  const current = run.peek();
  if (current?.owner === owner && !current.paused && current.version !== version) {
    begin(owner, version, Math.max(0, heard()), false);
  }
}

export function loopOver(part: Span | undefined): void {
  span.value = part;
}

/** What an owner's music does. */
export function state(owner: string): "playing" | "paused" | "silent" {
  const current = run.value;
  return current?.owner !== owner ? "silent" : current.paused ? "paused" : "playing";
}

/** The place that sounds, in quarter notes; none while an owner's music is silent. */
export function position(owner: string): ReadonlySignal<number | undefined> {
  return computed(() => (run.value?.owner === owner ? where.value : undefined));
}

/** One note for as long as it is held; the answer lets it go. */
export function hold(pitch: number, loudness = 0.75): () => void {
  const ready = started();
  const own = new Bus(ready, settings.peek().instrument);
  const voice = own.voice({ pitch, loudness }, ready.context.currentTime + 0.005);
  return () => {
    voice.release(ready.context.currentTime + 0.02);
    setTimeout(() => own.silence(), 2500);
  };
}

/** One short note. */
export function sound(pitch: number): void {
  const release = hold(pitch);
  setTimeout(release, 350);
}

/** Counts in and gives the beat, for who plays along. */
export function beat(owner: string, version: Version, from: number): void {
  begin(owner, { ...version, notes: [] }, from, true, { metronome: true, loop: false, speed: settings.peek().speed });
}

/** What is heard at this very moment, in quarter notes. */
export function here(): number {
  return heard();
}
