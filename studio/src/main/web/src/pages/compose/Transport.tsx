import { useId } from "preact/hooks";
import type { Version } from "../../api/client";
import { barAt, barsOf, inWords } from "../../music/bars";
import { nearest, quarters } from "../../music/time";
import { INSTRUMENTS } from "../../sound/instruments";
import { position, seek, set, settings, state, stop, toggle } from "../../sound/player";
import { compose } from "../../words/compose";
import { sound } from "../../words/sound";
import { selection } from "./sitting";

export const PIECE = "piece";
const SPEEDS = { min: 0.4, max: 1.6, step: 0.05 };

function Place({ version, owner }: { version: Version; owner: string }) {
  const words = sound();
  const at = position(owner).value ?? 0;
  const bars = barsOf(version);
  const bar = barAt(bars, nearest(at, "1/16"))?.number ?? 1;
  const of = bars.at(-1)?.number ?? 1;
  return (
    <label class="place">
      <span class="spoken">{words.position}</span>
      <input type="range" min="0" max={quarters(version.length)} step="0.25" value={at} aria-valuetext={words.place(bar, of)}
        onInput={(event) => seek(owner, version, Number(event.currentTarget.value))} />
      <span class="small soft" aria-hidden="true">{words.place(bar, of)}</span>
    </label>
  );
}

function Toggle({ of, label, title }: { of: "metronome" | "countIn" | "loop"; label: string; title?: string | undefined }) {
  return <button type="button" aria-pressed={settings.value[of]} title={title} onClick={() => set({ [of]: !settings.peek()[of] })}>{label}</button>;
}

/** Plays what is shown. */
export function Transport({ version, owner }: { version: Version; owner: string }) {
  const words = sound();
  const id = useId();
  const playing = state(owner) === "playing";
  const { instrument, volume, speed } = settings.value;
  const { bars } = selection.value;
  return (
    <div class="transport row" role="group" aria-label={words.player}>
      <button type="button" class="primary play" title={words.space} onClick={() => toggle(owner, version)}>
        <span aria-hidden="true">{playing ? "❚❚" : "▶"}</span> {playing ? words.pause : words.play}
      </button>
      <button type="button" disabled={state(owner) === "silent"} onClick={stop}>{words.stop}</button>
      <Place version={version} owner={owner} />
      <label class="slider" for={`${id}-speed`}>
        <span>{words.speed}</span>
        <input id={`${id}-speed`} type="range" {...SPEEDS} value={speed} aria-valuetext={words.speedOf(Math.round(speed * 100))}
          onInput={(event) => set({ speed: Number(event.currentTarget.value) })} onDblClick={() => set({ speed: 1 })} />
        <span class="small soft figure" aria-hidden="true">{words.speedOf(Math.round(speed * 100))}</span>
      </label>
      <Toggle of="loop" label={words.loop} title={bars === undefined ? words.loopAll : words.loopHint(compose().bars(inWords(bars)))} />
      <Toggle of="metronome" label={words.metronome} />
      <Toggle of="countIn" label={words.countIn} />
      <label class="slider" for={`${id}-sound`}>
        <span class="spoken">{words.instrument}</span>
        <select id={`${id}-sound`} value={instrument} title={words.instrument}
          onChange={(event) => set({ instrument: INSTRUMENTS.find((each) => each === event.currentTarget.value) ?? "plucked" })}>
          {INSTRUMENTS.map((each) => <option key={each} value={each}>{words.instruments[each]}</option>)}
        </select>
      </label>
      <label class="slider" for={`${id}-volume`}>
        <span>{words.volume}</span>
        <input id={`${id}-volume`} type="range" min="0" max="1" step="0.05" value={volume} onInput={(event) => set({ volume: Number(event.currentTarget.value) })} />
      </label>
    </div>
  );
}
