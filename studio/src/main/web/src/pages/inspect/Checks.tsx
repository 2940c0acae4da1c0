import { checks, codes } from "../../words/checks";
import { inspect } from "../../words/inspect";
import { type Finding, type Group, grouped, type Inspection } from "./findings";
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
        {group.findings.map((finding) => (
          <FindingLine key={`${finding.outcome} ${finding.code} ${finding.ofSource}`} finding={finding} />
        ))}
      </ul>
    </li>
  );
}

export function FindingLine({ finding }: { finding: Finding }) {
  const words = inspect();
  return (
    <li>
      <OutcomeSign outcome={finding.outcome} />
      <div>
        {codes()[finding.code] ?? checks().unknownCode(finding.code)}
        {finding.ofSource && <span class="soft"> ({words.ofSource})</span>}
        {finding.details.length > 1 && <span class="soft"> {words.times(finding.details.length)}</span>}
        <details>
          <summary>{words.detail}</summary>
          <p>
            {words.code} <code>{finding.code}</code>
          </p>
          <ul lang="en">
            {[...new Set(finding.details)].map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        </details>
      </div>
    </li>
  );
}
