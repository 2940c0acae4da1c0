import { after, seconds, type Beat, type Score, type Sounding } from "./score";

/** Who makes audible what the sequencer hands out; times in seconds of the clock. */
export interface Output {
  note(note: Sounding, at: number, lasts: number): void;
  click(beat: Beat, at: number): void;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface Manner {
  /** 1 as written, 0.5 at half the speed. */
  readonly speed: number;
  readonly metronome: boolean;
  readonly loop: Span | undefined;
}

/** From a time of the clock on, the place that sounds there. */
interface Anchor {
  readonly time: number;
  readonly place: number;
  readonly speed: number;
}

const TINY = 1e-6;
const MOST_ANCHORS = 64;

/**
 * Hands out notes a little before they sound, each once and at its exact time, whatever the timer that calls it does.
 * Time comes from outside, so that it can be tested.
 */
export class Sequencer {
  private readonly anchors: Anchor[];
  /** Up to where all has been handed out. */
  private reached: number;
  private countingIn: boolean;
  private readonly begin: number;

  constructor(
    private readonly score: Score,
    private readonly output: Output,
    start: { time: number; place: number; speed: number; countIn: boolean },
  ) {
    this.countingIn = start.countIn;
    this.begin = start.place;
    this.reached = start.place - (start.countIn ? score.countIn.lasts : 0);
    this.anchors = [{ time: start.time, place: this.reached, speed: start.speed }];
  }

  /** Hands out what sounds before a time of the clock; false when all is over by then. */
  advance(until: number, manner: Manner): boolean {
    for (;;) {
      this.keepSpeed(manner.speed);
      const anchor = this.last();
      const wanted = after(this.tempos(), anchor.place, (until - anchor.time) * anchor.speed);
      const end = this.end(manner.loop);
      if (Math.min(wanted, end) > this.reached) {
        this.handOut(this.reached, Math.min(wanted, end), end, manner.metronome);
        this.reached = Math.min(wanted, end);
      }
      if (wanted < end) {
        return true;
      }
      if (this.countingIn) {
        this.countingIn = false;
      } else if (manner.loop === undefined || manner.loop.to <= manner.loop.from) {
        return this.timeOf(end) > until;
      } else {
        this.anchors.push({ time: this.timeOf(end), place: manner.loop.from, speed: anchor.speed });
        this.reached = manner.loop.from;
      }
    }
  }

  /** What sounds at a time of the clock, in quarter notes from the start; below it while counting in. */
  place(time: number): number {
    const anchor = this.anchors.filter((each) => each.time <= time + TINY).at(-1) ?? this.last();
    return after(this.tempos(), anchor.place, Math.max(0, time - anchor.time) * anchor.speed);
  }

  private end(loop: Span | undefined): number {
    if (this.countingIn) {
      return this.begin;
    }
    return loop !== undefined && this.reached < loop.to ? loop.to : this.score.length;
  }

  private last(): Anchor {
    return this.anchors[this.anchors.length - 1] as Anchor;
  }

  /** The first tempo holds before the start too. */
  private tempos() {
    const [first, ...others] = this.score.tempos;
    return first === undefined ? [] : [{ ...first, at: -Infinity }, ...others];
  }

  private timeOf(place: number): number {
    const anchor = this.last();
    return anchor.time + seconds(this.tempos(), anchor.place, place) / anchor.speed;
  }

  private keepSpeed(speed: number): void {
    if (this.last().speed !== speed) {
      this.anchors.push({ time: this.timeOf(this.reached), place: this.reached, speed });
    }
    if (this.anchors.length > MOST_ANCHORS) {
      this.anchors.splice(0, MOST_ANCHORS / 2);
    }
  }

  private handOut(from: number, to: number, end: number, metronome: boolean): void {
    const within = (at: number) => at >= from - TINY && at < to - TINY;
    if (this.countingIn) {
      const lead = this.begin - this.score.countIn.lasts;
      for (const beat of this.score.countIn.beats.filter((each) => within(lead + each.at))) {
        this.output.click(beat, this.timeOf(lead + beat.at));
      }
      return;
    }
    for (const note of this.score.notes) {
      const heldOver = from === this.begin && note.at < from - TINY && note.until > from + TINY;
      if (within(note.at) || heldOver) {
        const at = this.timeOf(Math.max(from, note.at));
        this.output.note(note, at, this.timeOf(Math.min(note.until, end)) - at);
      }
    }
    for (const beat of metronome ? this.score.beats.filter((each) => within(each.at)) : []) {
      this.output.click(beat, this.timeOf(beat.at));
    }
  }
}
