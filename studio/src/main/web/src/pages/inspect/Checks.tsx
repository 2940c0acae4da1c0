import { checks, codes } from "../../words/checks";
import { inspect } from "../../words/inspect";
import { type Finding, type Group, grouped, type Inspection, isRecorded, told } from "./findings";
import { OutcomeSign } from "./Sign";

/** Every check with its sentence. */
export function Checks({ inspection }: { inspection: Inspection }) {
  return (
    <ul class="checks">
      {grouped(inspection.checks).map((group) => (
        <CheckGroup key={group.name} group={group} />
      ))}
    </ul>
  );
}

function CheckGroup({ group }: { group: Group }) {
  const words = checks();
  return (
    <li class={group.outcome}>
      <h3>
        <OutcomeSign outcome={group.outcome} /> {words.names[group.name]} <span class="soft question">{words.questions[group.name]}</span>
      </h3>
      <ul>
        {told(group.findings, sentence).map((finding) => (
          <FindingLine key={`${finding.outcome} ${finding.code} ${finding.ofSource}`} finding={finding} />
        ))}
      </ul>
    </li>
  );
}

/** What a code means for people. */
export function sentence(code: string): string {
  return codes()[code] ?? checks().unknownCode(code);
}

export function FindingLine({ finding }: { finding: Finding }) {
  const words = inspect();
  return (
    <li>
      <OutcomeSign outcome={finding.outcome} />
      <div>
        {sentence(finding.code)}
        {finding.ofSource && <span class="soft"> ({isRecorded(finding) ? words.recorded : words.ofSource})</span>}
        {finding.details.length > 1 && <span class="soft count"> {words.times(finding.details.length)}</span>}
        <details>
          <summary>{words.detail}</summary>
          <p>
            {words.code}{finding.codes.map((code) => <code key={code}> {code}</code>)}
          </p>
          <ul>
            {[...new Set(finding.details)].map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}
