import { useEffect, useId, useRef, useState } from "preact/hooks";
import { announce, complain } from "../../app/announce";
import { PasswordField } from "../../app/PasswordField";
import { download, Refusal, type Piece, type Problem } from "../../api/client";
import { shell } from "../../words/shell";
import { signing } from "../../words/signing";
import { status } from "./studio";

const KINDS = ["midi", "wav", "abc", "musicxml", "mei"] as const;
type Kind = (typeof KINDS)[number];

function Kinds({ kinds, onKinds }: { kinds: readonly Kind[]; onKinds: (kinds: Kind[]) => void }) {
  const words = signing();
  return (
    <fieldset class="choices" aria-describedby={kinds.length === 0 ? "no-kind" : undefined}>
      <legend>{words.kinds}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input type="checkbox" checked={kinds.includes(kind)}
            onChange={(event) => onKinds(KINDS.filter((each) => (each === kind ? event.currentTarget.checked : kinds.includes(each))))} /> {words.names[kind]}
        </label>
      ))}
      {kinds.length === 0 && <p class="fault" id="no-kind">{words.nothing}</p>}
    </fieldset>
  );
}

/** What somebody who gets the file can read in it. */
function Contents({ piece }: { piece: Piece }) {
  const words = signing();
  const byModel = piece.shown.notes.filter((note) => note.origin === "model").length;
  return (
    <div class="contents">
      <h3>{words.contains}</h3>
      <ul>
        <li>{words.whoMade}: {words.counts(byModel, piece.shown.notes.length - byModel)}</li>
        <li>{words.journal}</li>
        <li>{words.model}</li>
        <li>{words.signed}</li>
      </ul>
      <p class="soft small">{words.together}</p>
      <p class="soft small">{words.notSaid}</p>
    </div>
  );
}

function Instruments({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = signing();
  const id = useId();
  const known: Record<string, string> = words.instruments;
  return (
    <div class="field">
      <label for={id}>{words.instrument}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {(status.value?.instruments ?? []).map((each) => <option key={each} value={each}>{known[each] ?? each}</option>)}
      </select>
    </div>
  );
}

interface SignerProps {
  as: string;
  onAs: (name: string) => void;
  password: string;
  onPassword: (password: string) => void;
  wrong: boolean;
}

function Signer({ as, onAs, password, onPassword, wrong }: SignerProps) {
  const words = signing();
  const id = useId();
  const identities = status.value?.identities ?? [];
  const asks = (identities.find((each) => each.name === as) ?? identities[0])?.hasPassword === true;
  return (
    <>
      <div class="field">
        <label for={`${id}-as`}>{words.as}</label>
        <select id={`${id}-as`} value={as} onChange={(event) => onAs(event.currentTarget.value)}>
          {identities.map(({ name }) => <option key={name} value={name}>{name}</option>)}
        </select>
      </div>
      {(asks || wrong) && <PasswordField password={password} onPassword={onPassword} wrong={wrong} />}
    </>
  );
}

/** Signs what is shown and hands the file over. */
export function SignDialog({ piece, onClose }: { piece: Piece; onClose: () => void }) {
  const words = signing();
  const dialog = useRef<HTMLDialogElement>(null);
  const [kinds, setKinds] = useState<readonly Kind[]>(["midi"]);
  const [as, setAs] = useState(status.value?.identities[0]?.name ?? "");
  const [password, setPassword] = useState("");
  const [instrument, setInstrument] = useState(status.value?.instruments[0] ?? "");
  const [label, setLabel] = useState(false);
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<Problem | undefined>(undefined);
  useEffect(() => dialog.current?.showModal(), []);
  // Closed before it goes, a dialog gives the focus back to where it was.
  const close = () => dialog.current?.close();
  const sign = async (event: Event) => {
    event.preventDefault();
    setWorking(true);
    setProblem(undefined);
    const body = { kinds, ...(as && { as }), ...(password && { password }), ...(kinds.includes("wav") && instrument && { instrument }), ...(label && { label }) };
    try {
      await download(`/pieces/${piece.id}/files`, body);
      announce(words.done);
      close();
    } catch (error) {
      error instanceof Refusal ? setProblem(error.problem) : complain(shell().connectionLost, shell().connectionLostHint);
    } finally {
      setWorking(false);
    }
  };
  const wrong = problem?.code === "password" && password !== "";
  return (
    <dialog ref={dialog} class="panel sign" aria-labelledby="sign-heading" onClose={onClose}>
      <form onSubmit={sign} class="stack">
        <h2 id="sign-heading">{words.heading}</h2>
        <Kinds kinds={kinds} onKinds={setKinds} />
        {kinds.includes("wav") && <Instruments value={instrument} onChange={setInstrument} />}
        {piece.shown.notes.some((note) => note.origin === "model" || note.origin === "edited") && (
          <label><input type="checkbox" checked={label} onChange={(event) => setLabel(event.currentTarget.checked)} /> {words.label}</label>
        )}
        <Signer as={as} onAs={setAs} password={password} onPassword={setPassword} wrong={wrong} />
        <Contents piece={piece} />
        {problem && !wrong && <p class="fault" role="alert"><strong>{problem.error}</strong> {problem.hint}</p>}
        <div class="row">
          <button type="submit" class="primary" disabled={working || kinds.length === 0}>{working ? words.doing : words.do}</button>
          <button type="button" onClick={close}>{words.cancel}</button>
        </div>
      </form>
    </dialog>
  );
}
