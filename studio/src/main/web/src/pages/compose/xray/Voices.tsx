import type { XRayWords } from "../../../words/xray";
import type { Choice } from "./inquiry";
import { chance, weight } from "./numbers";
import { type Voice, loudness } from "./loudness";

interface Props {
  choice: Choice;
  on: ReadonlySet<Voice>;
  words: XRayWords;
  onSwitch(voice: Voice): void;
}

/** Which voice of the model spoke how loudly, each to be switched off and on. */
export function Voices({ choice, on, words, onSwitch }: Props) {
  const voices = loudness(choice);
  return (
    <section class="voices stack" aria-label={words.members}>
      <h3>{words.members}</h3>
      <p class="soft">{words.membersHint}</p>
      <ul>
        {voices.map(({ voice, share }) => {
          const last = on.size === 1 && on.has(voice);
          return (
            <li key={voice} class={voice}>
              <label title={last ? words.lastOne : ""}>
                <input type="checkbox" checked={on.has(voice)} aria-disabled={last} onClick={(event) => { event.preventDefault(); last || onSwitch(voice); }} />
                <span><strong>{words.voice[voice]}</strong> <span class="soft">{words.voiceMeans[voice]}</span></span>
              </label>
              <span class="bar" aria-hidden="true"><span class="share" style={{ "--share": on.has(voice) ? share : 0 }} /></span>
              <span class="percent">{on.has(voice) ? words.loudness(chance(share, words)) : words.off}</span>
            </li>
          );
        })}
      </ul>
      <details>
        <summary>{words.each}</summary>
        <div class="table" tabIndex={0} role="region" aria-label={words.each}>
          <table>
            <thead><tr>{[words.part, words.weight, words.gave, words.looked].map((head) => <th key={head} scope="col">{head}</th>)}</tr></thead>
            <tbody>
              {voices.flatMap(({ parts }) => parts).map((part) => (
                <tr key={part.name}><th scope="row">{part.name}</th><td>{weight(part.weight)}</td><td>{chance(part.probability, words)}</td><td>{part.context || "–"}</td></tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}
