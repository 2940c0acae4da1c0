import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { attempt, get, post, type Schemas } from "../../api/client";
import { announce } from "../../app/announce";
import { language } from "../../words/catalogue";
import { classroom } from "../../words/classroom";

type Classroom = Schemas["Classroom"];

const state = signal<Classroom | undefined>(undefined);
const EVERY_MILLIS = 5_000;

/** A class is looked at again and again; that it cannot be for once is not worth a word. */
async function look(): Promise<void> {
  const found = await get<Classroom>("/classroom").catch(() => undefined);
  if (found) {
    state.value = found;
  }
}

async function renew(): Promise<void> {
  const found = await attempt(() => post<Classroom>("/classroom/code", {}));
  if (found) {
    state.value = found;
    announce(classroom().open.renewed(found.code ?? ""));
  }
}

/** How pupils join, and who has joined; nothing where the studio is not open to a class. */
export function OpenClass() {
  const open = state.value?.open === true;
  useEffect(() => void look(), []);
  useEffect(() => {
    const again = open ? setInterval(() => void look(), EVERY_MILLIS) : undefined;
    return () => clearInterval(again);
  }, [open]);
  const words = classroom().open;
  const now = state.value;
  if (!now?.open) {
    return null;
  }
  return (
    <section class="panel stack" aria-labelledby="open-class">
      <h2 id="open-class">{words.title}</h2>
      <p>{words.how}</p>
      <dl class="invitation">
        <div><dt>{words.address}</dt><dd>{now.address}</dd></div>
        {now.code && <div><dt>{words.code}</dt><dd><span class="code">{now.code}</span> {now.ends && <span class="soft">{words.until(moment(now.ends))}</span>}</dd></div>}
      </dl>
      {!now.code && <p class="fault">{words.over}</p>}
      <div class="row"><button type="button" onClick={() => void renew()}>{words.renew}</button></div>
      <Pupils pupils={now.pupils} />
    </section>
  );
}

function Pupils({ pupils }: { pupils: Classroom["pupils"] }) {
  const words = classroom().open;
  return pupils.length === 0 ? (
    <p class="soft">{words.nobody}</p>
  ) : (
    <details>
      <summary>{words.pupils(pupils.length)}</summary>
      <ul>
        {pupils.map((each) => (
          <li key={each.name}>
            {words.pupil(each.name, moment(each.joined))} · {words.pieces(each.pieces)}
            {each.titles.length > 0 && <span class="soft beneath">{each.titles.join(" · ")}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function moment(time: string): string {
  return new Intl.DateTimeFormat(language.value === "zh" ? "zh-CN" : "en-GB", { hour: "2-digit", minute: "2-digit" }).format(new Date(time));
}
