import { useState } from "preact/hooks";
import { attempt, get, type Schemas } from "../../api/client";
import { historyWords } from "../../words/history";
import { inspect } from "../../words/inspect";
import { wished } from "../compose/tree/wished";
import { traditionInWords } from "../compose/xray/traditions";
import { ModelExports } from "./Exports";
import type { Inspection } from "./findings";
import { type Asked, KeepProof, OwnFile } from "./Proof";
import { Scroll } from "./Scroll";
import { Terms } from "./Terms";

type Model = NonNullable<Inspection["models"]>[number];
type Works = Schemas["LearntWorks"];

const PAGE = 50;
const MOST = 200;

/** The models on record, what they were asked for, and what they learnt from. */
export function Models({ inspection }: { inspection: Inspection }) {
  return (
    <div class="stack">
      {inspection.models?.map((model) => <OneModel key={model.digest} model={model} inspection={inspection} />)}
    </div>
  );
}

function OneModel({ model, inspection }: { model: Model; inspection: Inspection }) {
  const words = inspect();
  const asked = (inspection.manifests ?? []).flatMap((each) => (each.generation?.model.digest === model.digest ? [each.generation] : [])).at(-1);
  return (
    <article class="stack">
      <h3>{model.name}</h3>
      <p class="soft">{model.id} · <span title={model.digest}>{model.digest.slice(0, 16)}…</span></p>
      {asked && (
        <dl class="facts">
          <dt>{words.seed}</dt>
          <dd>{asked.seed}</dd>
          <dt>{words.request}</dt>
          <dd>{wished(asked.request, historyWords(), []).map(([name, value]) => words.asked(name, value)).join(words.between)}</dd>
        </dl>
      )}
      <Terms terms={asked?.terms ?? model.dataset?.terms ?? []} />
      {model.dataset ? <Dataset dataset={model.dataset} model={model} id={inspection.id} /> : <p>{words.notAtHand}</p>}
    </article>
  );
}

function Dataset({ dataset, model, id }: { dataset: NonNullable<Model["dataset"]>; model: Model; id: string | undefined }) {
  const words = inspect();
  return (
    <>
      <p>{words.atHand} {words.learnt(dataset.works.toLocaleString("en"), dataset.name)}</p>
      <Scroll label={words.licence}>
        <table>
          <thead><tr><th scope="col">{words.licence}</th><th scope="col" class="number">{words.works}</th></tr></thead>
          <tbody>
            {dataset.licences.map((each) => <tr key={each.licence}><th scope="row">{each.licence}</th><td class="number">{each.works}</td></tr>)}
          </tbody>
        </table>
      </Scroll>
      {id && <WorkSearch asked={{ inspection: id, model: model.digest }} />}
      {id && <OwnFile asked={{ inspection: id, model: model.digest }} />}
      {id && <ModelExports inspection={id} model={model.digest} />}
    </>
  );
}

interface Found {
  /** What was looked for, whatever is in the field by now. */
  readonly text: string;
  readonly works: Works;
}

function WorkSearch({ asked }: { asked: Asked }) {
  const words = inspect();
  const [text, setText] = useState("");
  const [found, setFound] = useState<Found | undefined>(undefined);
  const ask = async (wanted: string, limit: number) => {
    const { inspection, model } = asked;
    const works = await attempt(() => get<Works>(`/inspections/${inspection}/works?model=${model}&search=${encodeURIComponent(wanted)}&limit=${limit}`));
    if (works) {
      setFound({ text: wanted, works });
    }
  };
  const works = found?.works;
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void ask(text.trim(), PAGE); }}>
      <label class="stack tight">
        {words.searchWorks}
        <span class="row">
          <input type="search" value={text} onInput={(event) => setText(event.currentTarget.value)} />
          <button type="submit">{words.search}</button>
        </span>
      </label>
      <p class="soft">{words.wasUsed}</p>
      <div role="status">{works && words.found_(works.total.toLocaleString("en"), works.of.toLocaleString("en"))}</div>
      {works && works.works.length > 0 && <WorkTable works={works} asked={asked} />}
      {works && works.works.length < Math.min(works.total, MOST) && <button type="button" onClick={() => void ask(found.text, MOST)}>{words.more}</button>}
    </form>
  );
}

function WorkTable({ works, asked }: { works: Works; asked: Asked }) {
  const words = inspect();
  return (
    <div class="scroll tall" tabIndex={0} role="group" aria-label={words.works}>
      <table>
        <thead>
          <tr><th scope="col">{words.works}</th><th scope="col">{words.creator}</th><th scope="col">{words.tradition}</th><th scope="col">{words.licence}</th><th scope="col">{words.proof}</th></tr>
        </thead>
        <tbody>
          {works.works.map((work) => (
            <tr key={work.id}>
              <th scope="row">{work.title} <span class="soft">{work.id}</span></th>
              <td>{work.creators.join(", ")}</td>
              <td>{traditionInWords(work.tradition)}</td>
              <td>{work.licence}</td>
              <td><KeepProof asked={asked} work={work} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
