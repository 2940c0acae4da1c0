import { generatedWords } from "../../words/generated";
import type { Inspection } from "./findings";
import { told } from "./shares";

/** How the file says that it is generated, and what follows from its journal. */
export function Generated({ inspection }: { inspection: Inspection }) {
  const words = generatedWords();
  const { generated, label } = inspection;
  return (
    <dl class="facts">
      <dt>{words.label}</dt>
      <dd>{label ? <>{words.kinds[label.label] ?? label.label} <span class="soft">({words.standard})</span></> : words.noLabel}</dd>
      {label && <><dt>{words.producer}</dt><dd>{label.contentProducer}</dd></>}
      {label && <><dt>{words.number}</dt><dd><code>{label.produceId}</code></dd></>}
      {label?.journalEntry && <><dt>{words.entry}</dt><dd><code>{label.journalEntry}</code></dd></>}
      {generated && (
        <>
          <dt>{words.share}</dt>
          <dd>
            {generated.containsAi ? words.amounts[generated.containsAi] : words.unknown}
            {told(generated.contributors).map(([amount, count]) => <div key={amount}>{words.people(count, words.contributions[amount] ?? amount)}</div>)}
          </dd>
        </>
      )}
    </dl>
  );
}
