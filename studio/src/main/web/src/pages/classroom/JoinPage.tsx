import { useId, useState } from "preact/hooks";
import { post, Refusal } from "../../api/client";
import { complain } from "../../app/announce";
import { classroom } from "../../words/classroom";
import { shell } from "../../words/shell";
import "../../style/compose.css";
import "./classroom.css";
import { type Visit, visit } from "./visit";

/** What somebody sees who came by the address of a class. */
export function JoinPage() {
  const words = classroom().join;
  const id = useId();
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [working, setWorking] = useState(false);
  const [wrong, setWrong] = useState("");
  const join = async (event: Event) => {
    event.preventDefault();
    setWorking(true);
    setWrong("");
    try {
      visit.value = await post<Visit>("/visit", { name, code });
    } catch (error) {
      error instanceof Refusal ? setWrong(told(error)) : complain(shell().connectionLost, shell().connectionLostHint);
    } finally {
      setWorking(false);
    }
  };
  const reasons: Record<string, string> = words.wrong;
  const told = ({ problem }: Refusal) => reasons[problem.code ?? ""] ?? problem.error;
  return (
    <form class="panel join stack" onSubmit={join}>
      <h1>{words.title}</h1>
      <p>{words.about}</p>
      <div class="field">
        <label for={`${id}-name`}>{words.name}</label>
        <input id={`${id}-name`} type="text" required maxLength={40} autocomplete="nickname" value={name} aria-describedby={`${id}-hint`} onInput={(event) => setName(event.currentTarget.value)} />
        <p id={`${id}-hint`} class="soft small">{words.nameHint}</p>
      </div>
      <div class="field">
        <label for={`${id}-code`}>{words.code}</label>
        <input id={`${id}-code`} class="code" type="text" required maxLength={12} autocomplete="off" autocapitalize="characters" spellcheck={false} value={code} aria-describedby={`${id}-form`} onInput={(event) => setCode(event.currentTarget.value)} />
        <p id={`${id}-form`} class="soft small">{words.codeHint}</p>
      </div>
      <p class="fault" role="alert">{wrong}</p>
      <div class="row"><button type="submit" class="primary" disabled={working}>{words.do}</button></div>
      <p class="soft small">{words.plain}</p>
    </form>
  );
}
