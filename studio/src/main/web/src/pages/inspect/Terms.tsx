import type { Schemas } from "../../api/client";
import { termWords } from "../../words/terms";
import { Scroll } from "./Scroll";

type Inherited = Schemas["InheritedTerms"];

/** The terms that a piece inherits from the works that its model learnt from, strictest first, and why. */
export function Terms({ terms }: { terms: readonly Inherited[] }) {
  const words = termWords();
  const named = (kind: string) => (words.kinds as Readonly<Record<string, string>>)[kind] ?? kind;
  const [strictest] = terms;
  return strictest ? (
    <>
      <h4>{words.inherits}</h4>
      <p>{strictest.kind === "free" ? words.free : words.strictest(named(strictest.kind))}</p>
      {strictest.kind !== "free" && (
        <Scroll label={words.inherits}>
          <table>
            <thead><tr><th scope="col">{words.kind}</th><th scope="col" class="number">{words.works}</th><th scope="col">{words.why}</th></tr></thead>
            <tbody>
              {terms.map((each) => (
                <tr key={each.kind}>
                  <th scope="row">{named(each.kind)}</th>
                  <td class="number">{each.works}</td>
                  <td>{Object.entries(each.licences).map(([licence, works]) => words.counted(licence, works.toLocaleString("en"))).join(words.between)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      <p class="soft">{words.facts}</p>
    </>
  ) : null;
}
