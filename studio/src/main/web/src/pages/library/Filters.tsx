import { inspect } from "../../words/inspect";
import { library } from "../../words/library";
import { MIXES, type Query, VERDICTS } from "./query";
import { look, lookSoon, query } from "./shelf";

type Choices = readonly (readonly [value: string, text: string])[];

/** What is looked for. */
export function Filters() {
  const words = library();
  const { search, kind, verdict, mix, archived } = query.value;
  const kinds: Choices = [["", words.kinds.all], ["piece", words.kinds.piece], ["record", words.kinds.record]];
  const verdicts: Choices = [["", words.anyVerdict], ...VERDICTS.map((each) => [each, inspect().states[each]] as const)];
  const mixes: Choices = [["", words.anyMix], ...MIXES.map((each) => [each, words.mixes[each]] as const)];
  return (
    <form class="filters row" role="search" aria-label={words.filters} onSubmit={(event) => { event.preventDefault(); void look({}); }}>
      <label class="search">
        <span>{words.search}</span>
        <input type="search" value={search} placeholder={words.searchHint} onInput={(event) => lookSoon({ search: event.currentTarget.value })} />
      </label>
      <Choice name={words.kind} value={kind} choices={kinds} choose={(value) => look({ kind: value as Query["kind"] })} />
      <Choice name={words.verdict} value={verdict} choices={verdicts} choose={(value) => look({ verdict: value as Query["verdict"] })} />
      <Choice name={words.mix} value={mix} choices={mixes} choose={(value) => look({ mix: value as Query["mix"] })} />
      <label class="check">
        <input type="checkbox" checked={archived} onChange={(event) => void look({ archived: event.currentTarget.checked })} />
        <span>{words.archived}</span>
      </label>
    </form>
  );
}

function Choice({ name, value, choices, choose }: { name: string; value: string; choices: Choices; choose: (value: string) => Promise<void> }) {
  return (
    <label>
      <span>{name}</span>
      <select value={value} onChange={(event) => void choose(event.currentTarget.value)}>
        {choices.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
      </select>
    </label>
  );
}
