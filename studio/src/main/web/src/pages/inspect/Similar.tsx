import { useState } from "preact/hooks";
import { attempt, get, type Schemas } from "../../api/client";
import { inspect } from "../../words/inspect";
import { traditionInWords } from "../compose/xray/traditions";
import { Scroll } from "./Scroll";

type Nearness = Schemas["Nearness"];

/** Which works that a model learnt from share the longest stretches with the melody. */
export function Similar({ id }: { id: string }) {
  const words = inspect();
  const [found, setFound] = useState<Nearness | undefined>(undefined);
  const look = async () => {
    const nearness = await attempt(() => get<Nearness>(`/inspections/${id}/similar`));
    if (nearness) {
      setFound(nearness);
    }
  };
  return (
    <div class="stack">
      <p>{words.similarHelp}</p>
      {!found && <div><button type="button" onClick={() => void look()}>{words.lookUp}</button></div>}
      <div role="status">{found && (found.works.length > 0 ? words.longest(found.longestRun) : words.noneShared)}</div>
      {found?.base && <p class="soft">{words.usual(traditionInWords(found.base.tradition), found.base.median, found.base.ninetyFifth)}</p>}
      {found && found.works.length > 0 && (
        <Scroll label={words.sections.similar}>
          <table>
            <thead>
              <tr><th scope="col">{words.works}</th><th scope="col">{words.tradition}</th><th scope="col" class="number">{words.shared}</th><th scope="col" class="number">{words.sharedWithRhythm}</th></tr>
            </thead>
            <tbody>
              {found.works.map((work) => (
                <tr key={work.id}>
                  <th scope="row">{work.title} <span class="soft">{work.id}</span></th>
                  <td>{traditionInWords(work.tradition)}</td>
                  <td class="number">{work.run}</td>
                  <td class="number">{work.runWithRhythm}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </div>
  );
}
