import { electricPiano, frequency, noise, pluckedString } from "./strings";

export const INSTRUMENTS = ["plucked", "keys", "flute"] as const;
export type Instrument = (typeof INSTRUMENTS)[number];

/** A note that sounds. */
export interface Voice {
  /** Lets it go; it fades as its instrument does. */
  release(at: number): void;
}

interface Played {
  readonly pitch: number;
  readonly at: number;
  /** From 0 to 1. */
  readonly loudness: number;
}

/** Makes the sounds of one audio context; what it has rendered once it keeps. */
export class Orchestra {
  private readonly rendered = new Map<string, AudioBuffer>();
  private readonly breath: AudioBuffer;
  private readonly flute: PeriodicWave;

  constructor(private readonly context: BaseAudioContext) {
    this.breath = context.createBuffer(1, context.sampleRate, context.sampleRate);
    const random = noise(5);
    this.breath.copyToChannel(this.breath.getChannelData(0).map(() => random()), 0);
    this.flute = context.createPeriodicWave(new Float32Array(8), Float32Array.from([0, 1, 0.3, 0.16, 0.05, 0.03, 0.012, 0.006]));
  }

  /** Renders ahead of time what is going to sound. */
  prepare(instrument: Instrument, pitches: Iterable<number>): void {
    if (instrument !== "flute") {
      for (const pitch of new Set(pitches)) {
        this.sample(instrument, pitch);
      }
    }
  }

  play(instrument: Instrument, note: Played, into: AudioNode): Voice {
    return instrument === "flute" ? this.blow(note, into) : this.strike(instrument, note, into);
  }

  private sample(instrument: "plucked" | "keys", pitch: number): AudioBuffer {
    const name = `${instrument} ${pitch}`;
    let buffer = this.rendered.get(name);
    if (buffer === undefined) {
      const rate = this.context.sampleRate;
      const samples = instrument === "plucked" ? pluckedString(pitch, rate) : electricPiano(pitch, rate);
      buffer = this.context.createBuffer(1, samples.length, rate);
      buffer.copyToChannel(samples, 0);
      this.rendered.set(name, buffer);
    }
    return buffer;
  }

  /** What is struck harder is brighter too. */
  private strike(instrument: "plucked" | "keys", { pitch, at, loudness }: Played, into: AudioNode): Voice {
    const source = new AudioBufferSourceNode(this.context, { buffer: this.sample(instrument, pitch) });
    const tone = new BiquadFilterNode(this.context, { type: "lowpass", frequency: 1400 + 7600 * loudness * loudness, Q: 0.3 });
    const gain = new GainNode(this.context, { gain: loudness });
    source.connect(tone).connect(gain).connect(into);
    source.start(at);
    const damping = instrument === "plucked" ? 0.16 : 0.07;
    return {
      release: (end) => {
        gain.gain.setTargetAtTime(0, Math.max(at, end), damping);
        source.stop(Math.max(at, end) + damping * 9);
      },
    };
  }

  private blow({ pitch, at, loudness }: Played, into: AudioNode): Voice {
    const hertz = frequency(pitch);
    const tone = new OscillatorNode(this.context, { frequency: hertz });
    tone.setPeriodicWave(this.flute);
    const vibrato = new OscillatorNode(this.context, { frequency: 4.9 });
    const depth = new GainNode(this.context, { gain: 0 });
    depth.gain.setTargetAtTime(9, at + 0.22, 0.25);
    vibrato.connect(depth).connect(tone.detune);
    const breath = new AudioBufferSourceNode(this.context, { buffer: this.breath, loop: true });
    const pipe = new BiquadFilterNode(this.context, { type: "bandpass", frequency: hertz * 2, Q: 1.2 });
    const air = new GainNode(this.context, { gain: 0 });
    air.gain.setValueAtTime(0, at);
    air.gain.linearRampToValueAtTime(0.16, at + 0.02);
    air.gain.setTargetAtTime(0.035, at + 0.03, 0.05);
    const gain = new GainNode(this.context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.2 * loudness, at + 0.055);
    gain.gain.setTargetAtTime(0.165 * loudness, at + 0.07, 0.2);
    tone.connect(gain);
    breath.connect(pipe).connect(air).connect(gain);
    gain.connect(into);
    const sources = [tone, vibrato, breath];
    sources.forEach((source) => source.start(at));
    return {
      release: (end) => {
        const from = Math.max(at + 0.06, end);
        gain.gain.cancelScheduledValues(from);
        gain.gain.setTargetAtTime(0, from, 0.035);
        sources.forEach((source) => source.stop(from + 0.35));
      },
    };
  }

  /** A wood block for the metronome. */
  click(first: boolean, at: number, into: AudioNode): void {
    const tone = new OscillatorNode(this.context, { frequency: first ? 1480 : 1110, type: "triangle" });
    const gain = new GainNode(this.context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(first ? 0.34 : 0.2, at + 0.002);
    gain.gain.setTargetAtTime(0, at + 0.004, 0.018);
    tone.connect(gain).connect(into);
    tone.start(at);
    tone.stop(at + 0.2);
  }
}
