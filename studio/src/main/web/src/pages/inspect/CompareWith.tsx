import { Fragment } from "preact";
import { useState } from "preact/hooks";
import { inspect } from "../../words/inspect";
import { Comparison } from "./Comparison";
import type { Inspection } from "./findings";
import { opened } from "./opened";
import { headline } from "./Verdict";

/** Two files side by side. */
export function CompareWith({ inspection }: { inspection: Inspection }) {
  const words = inspect();
  const others = opened.value.filter((each) => each !== inspection);
  const [id, setId] = useState(others[0]?.id);
  const other = others.find((each) => each.id === id) ?? others[0];
  return (
    <div class="stack">
      <label>
        {words.compareWith}{" "}
        <select value={other?.id} onChange={(event) => setId(event.currentTarget.value)}>
          {others.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
        </select>
      </label>
      {other && (
        <>
          <dl class="facts">
            {[inspection, other].map((each) => (
              <Fragment key={each.id}>
                <dt>{each.name}</dt>
                <dd>{words.said(words.states[each.state], headline(each))}</dd>
              </Fragment>
            ))}
          </dl>
          <Comparison left={inspection} right={other} titles={[inspection.name, other.name]} />
        </>
      )}
    </div>
  );
}
