import { noise } from "./strings";

/** What a small hall answers to a clap: a few walls, then a tail that grows darker as it fades. */
function answer(context: BaseAudioContext): AudioBuffer {
  const [rate, lasts] = [context.sampleRate, 1.7];
  const buffer = context.createBuffer(2, Math.ceil(rate * lasts), rate);
  for (const channel of [0, 1]) {
    const random = noise(channel + 11);
    const samples = buffer.getChannelData(channel);
    let dark = 0;
    for (let at = 0; at < samples.length; at++) {
      const time = at / rate;
      const open = 0.55 * Math.exp(-time * 2.2) + 0.04;
      dark += open * (random() - dark);
      const swell = Math.min(1, time / 0.03);
      samples[at] = time < 0.012 ? 0 : dark * swell * Math.exp(-time * 4.1);
    }
    for (const wall of [0.013, 0.021, 0.034, 0.047]) {
      const at = Math.floor((wall + channel * 0.0023) * rate);
      samples[at] = (samples[at] ?? 0) + 0.35 * Math.exp(-wall * 20);
    }
  }
  return buffer;
}

/** From where all is heard: straight, with a little of the room, kept below what a loudspeaker can take. */
export function room(context: BaseAudioContext): { entrance: GainNode; volume: GainNode } {
  const entrance = new GainNode(context);
  const volume = new GainNode(context);
  const hall = new ConvolverNode(context, { buffer: answer(context) });
  const share = new GainNode(context, { gain: 0.2 });
  const limit = new DynamicsCompressorNode(context, { threshold: -8, knee: 6, ratio: 16, attack: 0.002, release: 0.12 });
  entrance.connect(limit);
  entrance.connect(share).connect(hall).connect(limit);
  limit.connect(volume).connect(context.destination);
  return { entrance, volume };
}
