import { key, pitchName } from "../../music/key";
import { ORIGINS, type Origin } from "../../views/origin";
import { inspect } from "../../words/inspect";
import { music } from "../../words/music";
import { tamper } from "../../words/tamper";
import { Comparison } from "./Comparison";
import type { Inspection } from "./findings";
import { marked } from "./hexadecimal";
import type { Tampered } from "./TamperLab";
import { headline } from "./Verdict";

interface Props {
  before: Inspection;
  result: Tampered;
  outcome: string;
}

/** What was done to a copy, and what the checks say of it. */
export function TamperResult({ before, result, outcome }: Props) {
  const words = tamper();
  const after = result.inspection;
  return (
    <div class="tamper-result stack">
      <h3>{words.whatWasDone}</h3>
      <ul>{result.changes.map((change, index) => <li key={index}>{told(change, before.score?.keys[0]?.value)}</li>)}</ul>
      {result.bytes.length > 0 && (
        <details>
          <summary>{words.bytes}</summary>
          {result.bytes.map((each) => <Bytes key={`${each.place} ${each.offset}`} difference={each} />)}
        </details>
      )}
      <h3>{words.whatIsFound}</h3>
      <p class={`lesson ${after.state}`}>
        {inspect().said(inspect().states[after.state], after.state === "none" ? outcome : headline(after))}
      </p>
      {after.state !== "none" && <p>{outcome}</p>}
      <Comparison left={before} right={after} titles={[words.before, words.after]} explain />
    </div>
  );
}

function told(change: Tampered["changes"][number], inKey: string | undefined): string {
  const { kind, subject, before = "", after = "" } = change;
  return tamper().changes[kind](String(subject ?? ""), named(kind, before, inKey), named(kind, after, inKey));
}

/** A pitch or an origin by its name. */
function named(kind: string, value: string, inKey = "C major"): string {
  if (kind === "note") {
    return pitchName(key(inKey), Number(value));
  }
  return kind === "origin" && ORIGINS.includes(value as Origin) ? music().origin[value as Origin] : value;
}

function Bytes({ difference }: { difference: Tampered["bytes"][number] }) {
  const words = tamper();
  const { before, after, place, offset } = difference;
  return (
    <figure class="bytes">
      <figcaption>{words[place]} {offset}</figcaption>
      {([[words.before, before, after], [words.after, after, before]] as const).map(([title, bytes, other]) => (
        <div key={title}>
          <span class="soft">{title}</span>{" "}
          <code>
            {marked(bytes, other).map((each, index) => (each.changed ? <mark key={index}>{each.text}</mark> : <span key={index}>{each.text}</span>))}
          </code>
        </div>
      ))}
    </figure>
  );
}
