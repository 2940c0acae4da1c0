import { useEffect, useId, useState } from "preact/hooks";
import { Refusal, type Problem } from "../../api/client";
import { announce, complain } from "../../app/announce";
import { address, place } from "../../app/router";
import { classroom } from "../../words/classroom";
import { shell } from "../../words/shell";
import { handIn, load, pieces } from "./handing";
import { visit } from "./visit";

/** Makes one file of a piece that tells who hands it in. */
export function HandInForm() {
  const words = classroom().hand;
  useEffect(() => void load(), []);
  const all = pieces.value;
  return (
    <section class="panel stack" aria-labelledby="hand-in">
      <div>
        <h2 id="hand-in">{words.title}</h2>
        <p class="soft">{words.about}</p>
      </div>
      {all === undefined ? <p class="soft">{words.loading}</p> : all.length === 0 ? <p>{words.noPieces} <a href={address("compose")}>{words.compose}</a></p> : <Form />}
    </section>
  );
}

function Form() {
  const words = classroom().hand;
  const id = useId();
  const all = pieces.value ?? [];
  const [wanted, setWanted] = useState(place.value[1] ?? "");
  const [name, setName] = useState(visit.value.name ?? "");
  const [missing, setMissing] = useState(false);
  const [password, setPassword] = useState("");
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  const [done, setDone] = useState("");
  const piece = all.find((each) => each.id === wanted) ?? all[0];
  const send = async (event: Event) => {
    event.preventDefault();
    setMissing(name.trim() === "");
    if (name.trim() === "" || piece === undefined) {
      document.getElementById(`${id}-name`)?.focus();
      return;
    }
    setWorking(true);
    setProblem(undefined);
    setDone("");
    try {
      setDone(words.done(await handIn(piece, name.trim(), password)));
    } catch (error) {
      error instanceof Refusal ? setProblem(error.problem) : complain(shell().connectionLost, shell().connectionLostHint);
    } finally {
      setWorking(false);
    }
  };
  useEffect(() => {
    if (done !== "") {
      announce(done);
    }
  }, [done]);
  const asks = problem?.code === "password" || password !== "";
  const wrong = problem?.code === "password" && password !== "";
  return (
    <form class="stack" onSubmit={send}>
      <div class="fields">
        <div class="field">
          <label for={`${id}-piece`}>{words.piece}</label>
          <select id={`${id}-piece`} value={piece?.id ?? ""} onChange={(event) => setWanted(event.currentTarget.value)}>
            {all.map((each) => <option key={each.id} value={each.id}>{each.title}</option>)}
          </select>
        </div>
        <div class="field">
          <label for={`${id}-name`}>{words.name}</label>
          <input id={`${id}-name`} type="text" maxLength={80} autocomplete="name" value={name} aria-invalid={missing} aria-describedby={`${id}-hint`} onInput={(event) => setName(event.currentTarget.value)} />
          <p id={`${id}-hint`} class={missing ? "fault" : "soft small"}>{missing ? words.nameMissing : words.nameHint}</p>
        </div>
        {asks && (
          <div class="field">
            <label for={`${id}-password`}>{words.password}</label>
            <input id={`${id}-password`} type="password" autocomplete="off" value={password} aria-invalid={wrong} aria-describedby={`${id}-secret`} onInput={(event) => setPassword(event.currentTarget.value)} />
            <p id={`${id}-secret`} class={wrong ? "fault" : "soft small"}>{wrong ? words.passwordWrong : words.passwordHint}</p>
          </div>
        )}
      </div>
      {problem && problem.code !== "password" && <p class="fault" role="alert"><strong>{problem.error}</strong> {problem.hint}</p>}
      <div class="row">
        <button type="submit" class="primary" disabled={working}>{working ? words.doing : words.do}</button>
        {done !== "" && <span>{done}</span>}
      </div>
    </form>
  );
}
