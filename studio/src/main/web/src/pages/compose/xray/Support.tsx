import type { XRayWords } from "../../../words/xray";
import type { Reason } from "./inquiry";
import { traditionInWords } from "./traditions";

/** The training works that go on in the same way. */
export function Support({ support, words }: { support: Reason["support"]; words: XRayWords }) {
  const [first] = support.first;
  return (
    <section class="support stack" aria-label={words.support}>
      <h3>{words.support}</h3>
      {first ? <p>{words.supported(support.notes, first.title, support.works - 1)}</p> : <p class="soft">{words.unsupported}</p>}
      {support.first.length > 1 && (
        <details>
          <summary>{words.works}</summary>
          <ul>{support.first.map((work) => <li key={work.id}>{work.title} <span class="soft">{traditionInWords(work.tradition)}</span></li>)}</ul>
        </details>
      )}
    </section>
  );
}
