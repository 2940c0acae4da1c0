import { checks, codes } from "../../words/checks";
import { library } from "../../words/library";
import { music } from "../../words/music";
import type { Row } from "./query";

/** What was found in a file. */
export function Found({ row }: { row: Row }) {
  const words = library();
  const meaning = (code: string) => codes()[code] ?? checks().unknownCode(code);
  return (
    <div class="found stack">
      <dl>
        {row.signer && <Fact name={words.signer} text={row.signer} />}
        {row.people.length > 0 && <Fact name={words.columns.people} text={music().spoken(row.people)} />}
        {(row.labels?.length ?? 0) > 0 && <Fact name={words.labels} text={music().spoken(row.labels ?? [])} />}
        {row.log && <Fact name={words.log} text={row.log} />}
        <dt>{words.digest}</dt>
        <dd><code>{row.id}</code></dd>
      </dl>
      {(row.failures?.length ?? 0) > 0 && (
        <div>
          <h3>{words.failures}</h3>
          <ul>{row.failures?.map((code) => <li key={code}>{meaning(code)} <code class="soft">{code}</code></li>)}</ul>
        </div>
      )}
      <p class="soft">{words.notKept}</p>
    </div>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </>
  );
}
