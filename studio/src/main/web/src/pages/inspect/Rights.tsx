import "./rights.css";
import { useEffect, useId, useState } from "preact/hooks";
import { attempt, get, type Schemas } from "../../api/client";
import { language } from "../../words/catalogue";
import { rightsWords } from "../../words/rights";
import { asked, lacking, unasked } from "./readiness";
import { Scroll } from "./Scroll";

type Answers = Schemas["Rights"];
type OfRegime = Schemas["RightsOfRegime"];
type Field = Schemas["RightsField"];

/** What a regime asks of the record, and what the record has of it. */
export function Rights({ id }: { id: string }) {
  const words = rightsWords();
  const spoken = language.value;
  const [answers, setAnswers] = useState<Answers | undefined>(undefined);
  const [chosen, setChosen] = useState("");
  const select = useId();
  useEffect(() => {
    const leaving = new AbortController();
    void attempt(() => get<Answers>(`/inspections/${id}/rights`, leaving.signal)).then((found) => found && setAnswers(found));
    return () => leaving.abort();
  }, [id, spoken]);
  const regime = answers?.regimes.find((each) => each.regime === chosen) ?? answers?.regimes[0];
  return (
    <div class="stack rights">
      <p>{words.help}</p>
      {!answers && <p role="status">{words.looking}</p>}
      {answers && regime && (
        <>
          <p class="note">{answers.note}</p>
          <div class="row no-print">
            <label for={select}>{words.regime}</label>
            <select id={select} value={regime.regime} onChange={(event) => setChosen(event.currentTarget.value)}>
              {answers.regimes.map((each) => <option key={each.regime} value={each.regime}>{each.name}</option>)}
            </select>
          </div>
          <Regime regime={regime} />
        </>
      )}
    </div>
  );
}

function Regime({ regime }: { regime: OfRegime }) {
  const words = rightsWords();
  const lacks = lacking(regime.fields);
  const rest = unasked(regime.fields);
  const counts = (need: "must" | "should") => words.counts(words[need], regime[need].present, regime[need].partly, regime[need].missing);
  return (
    <>
      <h3>{regime.name}</h3>
      <div role="status" class="stack tight">
        <p>{counts("must")}{words.between}{counts("should")}</p>
        <p>{lacks.length > 0 ? words.lacks(lacks.join(words.between)) : words.complete}</p>
      </div>
      <Scroll label={regime.name}>
        <table>
          <thead><tr><th scope="col">{words.field}</th><th scope="col">{words.record}</th></tr></thead>
          <tbody>{asked(regime.fields).map((field) => <Row key={field.field} field={field} />)}</tbody>
        </table>
      </Scroll>
      {rest.length > 0 && <p class="soft">{words.unasked(rest.join(words.between))}</p>}
      <p class="soft">{words.sources(regime.sources)}</p>
    </>
  );
}

const SIGNS: Record<Field["standing"], string> = { present: "●", partly: "◐", missing: "○", "not-applicable": "–" };

function Row({ field }: { field: Field }) {
  const words = rightsWords();
  return (
    <tr>
      <th scope="row">
        {field.name} <span class={`need ${field.need}`}>{field.need === "must" ? words.must : words.should}</span>
        {field.asks && <div class="soft">{words.asks(field.asks)}</div>}
      </th>
      <td>
        <strong class={`standing ${field.standing}`}><span aria-hidden="true">{SIGNS[field.standing]}</span> {words.standings[field.standing]}</strong>
        <div>{field.says}</div>
        <dl class="facts">
          {field.where && <><dt>{words.where}</dt><dd><code>{field.where}</code></dd></>}
          {field.add && <><dt>{words.add}</dt><dd>{field.add}</dd></>}
        </dl>
      </td>
    </tr>
  );
}
