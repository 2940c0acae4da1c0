import { language } from "../../words/catalogue";
import { classroom } from "../../words/classroom";
import { inspect } from "../../words/inspect";
import { take } from "../inspect/opened";
import { StateSign } from "../inspect/Sign";
import { OriginBar } from "../library/OriginBar";
import { type HandIn, minutes } from "./handIn";
import { said } from "./said";

/** One hand-in. */
export function HandInRow({ handIn }: { handIn: HandIn }) {
  const words = classroom().table;
  const { subject, inspection, origins } = handIn;
  const { file, store, journal } = subject;
  const told = [handIn.title, file.name, ...(handIn.signer ? [words.signedBy(handIn.signer)] : [])].filter(Boolean).join(" · ");
  return (
    <tr>
      <th scope="row">
        {handIn.name ? <span class="title">{handIn.name}</span> : <span class="title soft">{words.unnamed}</span>}
        <span class="soft beneath">{told}</span>
      </th>
      <td class="of-verdict">
        <span class={`state ${inspection.state}`}><StateSign state={inspection.state} /> {inspect().states[inspection.state]}</span>
      </td>
      <td class="of-own">{origins ? <OriginBar origins={origins} notes={handIn.notes} /> : <Unknown />}</td>
      <td class="of-time"><Time handIn={handIn} /></td>
      <td class="of-entries">{handIn.last ? words.steps(handIn.own, handIn.entries) : <Unknown />}</td>
      <td class="of-warnings">
        {handIn.warnings.length === 0 ? <span class="soft">{words.fine}</span> : <ul>{handIn.warnings.map((each) => <li key={each.kind}>{said(each)}</li>)}</ul>}
      </td>
      <td class="of-action">
        <button type="button" aria-label={words.lookInto(file.name)} onClick={() => void take([file, ...(store ? [store] : []), ...(journal ? [journal] : [])])}>{words.look}</button>
      </td>
    </tr>
  );
}

function Unknown() {
  return <span class="soft">{classroom().table.notKnown}</span>;
}

function Time({ handIn }: { handIn: HandIn }) {
  const words = classroom().table;
  const all = minutes(handIn);
  if (all === undefined || handIn.first === undefined || handIn.last === undefined) {
    return <Unknown />;
  }
  return (
    <>
      {words.span(Math.floor(all / 60), all % 60)}
      <span class="soft beneath">{words.fromTo(moment(handIn.first), moment(handIn.last))}</span>
    </>
  );
}

function moment(time: string): string {
  return new Intl.DateTimeFormat(language.value === "zh" ? "zh-CN" : "en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" }).format(new Date(time));
}
