import { music } from "../../words/music";
import { inspect } from "../../words/inspect";
import { OriginLegend } from "../../views/OriginLegend";
import type { Inspection } from "./findings";
import { Scroll } from "./Scroll";

type Contribution = NonNullable<Inspection["contribution"]>;
type Person = Contribution["people"][number];

/** What each person did, as counts and bits, and which part they say they had. */
export function People({ inspection }: { inspection: Inspection }) {
  const words = inspect();
  const people = inspection.contribution?.people ?? [];
  const roles = inspection.roles ?? [];
  return (
    <div class="stack">
      {people.length > 0 && (
        <Scroll label={words.sections.people}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.person}</th>
                <th scope="col" class="number">{words.entered}</th>
                <th scope="col" class="number">{words.changed}</th>
                <th scope="col">{words.choices}</th>
                <th scope="col" class="number">{words.decisions}</th>
              </tr>
            </thead>
            <tbody>{people.map((person) => <PersonRow key={person.person} person={person} />)}</tbody>
          </table>
        </Scroll>
      )}
      {people.length > 0 && <p class="soft">{words.decisionsHelp}</p>}
      {roles.length > 0 && (
        <>
          <h3>{words.role}</h3>
          <ul>
            {roles.map((role, index) => (
              <li key={index}>
                {commonName(role.name) ?? words.somebody}: {role.roles.map((each) => words.roles[each] ?? each).join(music().spoken(["", ""]))}
                <span class="soft"> ({role.holds ? words.vouched : words.notVouched})</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function PersonRow({ person }: { person: Person }) {
  const words = inspect();
  const done = Object.entries(person.operations).filter(([, count]) => count > 0);
  const { entry, edit, selection, constraint } = person.bits;
  const all = [entry, edit, selection, constraint];
  const known = all.some((each) => each.known > 0);
  return (
    <tr>
      <th scope="row">{person.name ?? words.unnamed(person.person.slice(0, 8))}</th>
      <td class="number">{person.entered}</td>
      <td class="number">{person.edited}</td>
      <td>{done.map(([kind, count]) => `${words.operations[kind] ?? kind} ${words.times(count)}`).join("; ") || words.nothing}</td>
      <td class="number">{known ? all.reduce((sum, each) => sum + each.bits, 0).toFixed(1) : words.unknown}</td>
    </tr>
  );
}

/** The CN of a distinguished name. */
export function commonName(name: string | undefined): string | undefined {
  return /(?:^|,\s*)CN=([^,]+)/.exec(name ?? "")?.[1] ?? name;
}

/** The colours and patterns of this melody. */
export function Legend({ inspection }: { inspection: Inspection }) {
  return inspection.score ? <OriginLegend version={inspection.score} /> : null;
}
