import { useEffect, useState } from "preact/hooks";
import { attempt, get } from "../../../api/client";
import { PasswordField } from "../../../app/PasswordField";
import { quizWords } from "../../../words/quiz";
import { trainingWords } from "../../../words/training";
import { askStatus, status } from "../../compose/studio";
import { traditionInWords } from "../../compose/xray/traditions";
import { count, give, type Given, KINDS } from "../tunes";
import { begin } from "./training";

const MOST = 100;
const FEW = 20;
/** Who signs what is trained here. */
const SIGNER = "local";

interface Tradition {
  readonly name: string;
  readonly works: number;
}

/** What is to be learnt. */
export function Begin() {
  const words = trainingWords();
  const [title, name] = useState(words.usualName);
  const [traditions, know] = useState<readonly Tradition[]>([]);
  const [chosen, choose] = useState<readonly string[]>(["british-isles"]);
  const [given, take] = useState<readonly Given[]>([]);
  const [free, declare] = useState(false);
  const [busy, setBusy] = useState(false);
  const [password, type] = useState("");
  const [locked, lock] = useState(false);
  const asks = locked || status.value?.identities.find((each) => each.name === SIGNER)?.hasPassword === true;
  useEffect(askStatus, []);
  useEffect(() => {
    void attempt(() => get<{ traditions: Tradition[] }>("/lessons/tunes")).then((found) => found && know(found.traditions));
  }, []);
  const during = (work: Promise<unknown>) => {
    setBusy(true);
    void work.finally(() => setBusy(false));
  };
  const works = traditions.filter((each) => chosen.includes(each.name)).reduce((sum, each) => sum + each.works, 0) + count(given);
  const turn = (tradition: string) => choose(chosen.includes(tradition) ? chosen.filter((each) => each !== tradition) : [...chosen, tradition]);
  const start = async () => {
    lock(false);
    const wanted = { title: title.trim(), traditions: chosen, files: given.map((each) => each.file), ...(password && { password }) };
    lock(!(await begin(wanted)));
  };
  const ready = title.trim() !== "" && works > 0 && works <= MOST && (given.length === 0 || free) && !busy;
  return (
    <form class="panel stack begin" onSubmit={(event) => {
      event.preventDefault();
      ready && during(start());
    }}>
      <label>{words.name}{" "}<input value={title} maxLength={60} autocomplete="off" onInput={(event) => name(event.currentTarget.value)} /></label>
      <fieldset>
        <legend>{words.tunes}</legend>
        {traditions.map((each) => (
          <label key={each.name} class="choice">
            <input type="checkbox" checked={chosen.includes(each.name)} onChange={() => turn(each.name)} /> {quizWords().tunesOf(traditionInWords(each.name), each.works)}
          </label>
        ))}
      </fieldset>
      <label>{words.files}{" "}
        <input type="file" multiple accept={KINDS} onChange={(event) => during(give([...(event.currentTarget.files ?? [])]).then(take))} />
      </label>
      {given.length > 0 && <label class="choice"><input type="checkbox" checked={free} onChange={() => declare(!free)} /> {words.mayUse}</label>}
      {asks && <PasswordField password={password} onPassword={(typed) => { type(typed); lock(false); }} wrong={locked && password !== ""} />}
      <p class="soft" role="status">{busy ? words.reading : words.count(works)} {works > 0 && works < FEW && words.few}</p>
      <button class="primary" disabled={!ready}>{words.begin}</button>
    </form>
  );
}
