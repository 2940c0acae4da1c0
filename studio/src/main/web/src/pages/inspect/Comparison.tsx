import { checks } from "../../words/checks";
import { inspect } from "../../words/inspect";
import { tamper } from "../../words/tamper";
import { FindingLine, sentence } from "./Checks";
import { compared, type Group, type Inspection, newFailures, told } from "./findings";
import { Scroll } from "./Scroll";
import { OutcomeSign } from "./Sign";

interface Props {
  left: Inspection;
  right: Inspection;
  /** What stands over the columns. */
  titles: readonly [string, string];
  /** Say which checks failed only afterwards, and why. */
  explain?: boolean;
}

/** How each check ended in two inspections, side by side. */
export function Comparison({ left, right, titles, explain = false }: Props) {
  const words = tamper();
  return (
    <Scroll label={inspect().sections.compare}>
      <table class="comparison">
        <thead>
          <tr>
            <th scope="col">{inspect().check}</th>
            <th scope="col">{titles[0]}</th>
            <th scope="col">{titles[1]}</th>
            {explain && <th scope="col">{words.why}</th>}
          </tr>
        </thead>
        <tbody>
          {compared(left.checks, right.checks).map((pair) => (
            <tr key={pair.name} class={pair.newly && explain ? "newly" : undefined}>
              <th scope="row">{checks().names[pair.name]}</th>
              <td><Ending group={pair.before} /></td>
              <td>
                <Ending group={pair.after} />
                {pair.newly && explain && <strong> {words.newly}</strong>}
              </td>
              {explain && (
                <td>
                  <ul class="reasons">
                    {told(newFailures(pair.before, pair.after), sentence).map((finding) => <FindingLine key={`${finding.code} ${finding.ofSource}`} finding={finding} />)}
                  </ul>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Ending({ group }: { group: Group | undefined }) {
  return group ? (
    <span class="ending">
      <OutcomeSign outcome={group.outcome} /> {checks().outcomes[group.outcome]}
    </span>
  ) : (
    <span class="soft">{tamper().absent}</span>
  );
}
