import { historyWords } from "../../words/history";
import { inspect } from "../../words/inspect";
import { wished } from "../compose/tree/wished";
import type { Inspection } from "./findings";
import { moment } from "./moment";

type Steps = NonNullable<Inspection["journal"]>;
type Entry = Steps["entries"][number];

/** What happened to the piece, as its file tells it. */
export function Journal({ journal }: { journal: Steps }) {
  const words = inspect();
  return (
    <div class="stack">
      {journal.entries.length < journal.entriesInAll - journal.entriesNotAtHand && <p>{words.lastSteps(journal.entries.length)}</p>}
      {journal.entriesNotAtHand > 0 && <p>{words.missingSteps(journal.entriesNotAtHand)}</p>}
      <div class="scroll tall" tabIndex={0} role="group" aria-label={words.sections.journal}>
        <table>
          <thead>
            <tr><th scope="col" class="number">{words.step}</th><th scope="col">{words.when}</th><th scope="col">{words.who}</th><th scope="col">{words.what}</th></tr>
          </thead>
          <tbody>
            {journal.entries.map((entry) => (
              <tr key={entry.index} class={entry.index === journal.shows ? "shown-step" : undefined}>
                <th scope="row" class="number">{entry.index}</th>
                <td><time dateTime={entry.time}>{moment(entry.time)}</time></td>
                <td>{entry.name}</td>
                <td>{told(entry)}{entry.index === journal.shows && <strong> ← {words.shownStep}</strong>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

function told(entry: Entry): string {
  const words = inspect();
  const more = [
    entry.note,
    entry.candidate === undefined ? undefined : String(entry.candidate),
    entry.candidates === undefined ? undefined : words.candidates(entry.candidates),
    entry.seed === undefined ? undefined : `${words.seed} ${entry.seed}`,
    entry.settings && wished(entry.settings, historyWords(), []).map(([name, value]) => words.asked(name, value)).join(words.between),
    entry.inferred ? words.inferred : undefined,
  ].filter((each) => each !== undefined);
  return [words.operations[entry.operation] ?? entry.operation, ...more].join(" · ");
}
