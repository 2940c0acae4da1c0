import { useEffect, useState } from "preact/hooks";
import { attempt, get } from "../../../api/client";
import { quizWords } from "../../../words/quiz";
import { traditionInWords } from "../../compose/xray/traditions";
import { count, give, type Given, KINDS } from "../tunes";
import { begin, type Wanted } from "./quiz";

const ROUNDS = [2, 4, 6, 8, 10, 12];
const OWN = "own";

interface Tradition {
  readonly name: string;
  readonly works: number;
}

/** What the quiz is to be like. */
export function Begin() {
  const words = quizWords();
  const [rounds, setRounds] = useState(6);
  const [tunes, choose] = useState("");
  const [listener, name] = useState("");
  const [traditions, know] = useState<readonly Tradition[]>([]);
  const [given, take] = useState<readonly Given[]>([]);
  const [busy, setBusy] = useState<"making" | "reading">();
  useEffect(() => {
    void attempt(() => get<{ traditions: Tradition[] }>("/lessons/tunes")).then((found) => found && know(found.traditions));
  }, []);
  const during = (what: "making" | "reading", work: Promise<unknown>) => {
    setBusy(what);
    void work.finally(() => setBusy(undefined));
  };
  const start = () => {
    const wanted: Wanted = tunes === OWN ? { rounds, files: given.map((each) => each.file) } : tunes ? { rounds, tradition: tunes } : { rounds };
    during("making", begin(wanted, listener.trim()));
  };
  return (
    <form class="panel stack begin" onSubmit={(event) => { event.preventDefault(); start(); }}>
      <label>{words.rounds}{" "}
        <select value={rounds} onChange={(event) => setRounds(Number(event.currentTarget.value))}>
          {ROUNDS.map((each) => <option key={each} value={each}>{each}</option>)}
        </select>
      </label>
      <label>{words.tunes}{" "}
        <select value={tunes} onChange={(event) => choose(event.currentTarget.value)}>
          <option value="">{words.any}</option>
          {traditions.map((each) => <option key={each.name} value={each.name}>{words.tunesOf(traditionInWords(each.name), each.works)}</option>)}
          <option value={OWN}>{words.own}</option>
        </select>
      </label>
      {tunes === OWN && (
        <label>{words.files}{" "}
          <input type="file" multiple accept={KINDS}
            onChange={(event) => during("reading", give([...(event.currentTarget.files ?? [])]).then(take))} />
        </label>
      )}
      {tunes === OWN && given.length > 0 && <p class="soft" role="status">{words.readSome(count(given))}</p>}
      <label>{words.name}{" "}<input value={listener} maxLength={80} autocomplete="off" onInput={(event) => name(event.currentTarget.value)} /></label>
      <div class="row">
        <button class="primary" disabled={busy !== undefined || (tunes === OWN && count(given) < rounds)}>{words.begin}</button>
        {busy && <span class="soft" role="status">{words[busy]}</span>}
      </div>
    </form>
  );
}
