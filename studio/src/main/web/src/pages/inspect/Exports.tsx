import { useState } from "preact/hooks";
import { announce } from "../../app/announce";
import { PasswordField } from "../../app/PasswordField";
import { attempt, download, Refusal } from "../../api/client";
import { exportsWords } from "../../words/exports";

type Format = "prov-n" | "prov-jsonld" | "vc" | "ddex" | "openssf" | "spdx" | "croissant";

interface Choice {
  readonly format: Format;
  readonly name: string;
  /** Whether the identity of this studio signs it. */
  readonly signed?: boolean;
}

interface Props {
  readonly inspection: string;
  /** Digest of the model that the documents are about; of the file itself if there is none. */
  readonly model?: string;
  readonly choices: readonly Choice[];
}

/** Documents in the forms of other fields, each a button; where the key that signs has a password, it is asked for. */
function Choices({ inspection, model, choices }: Props) {
  const words = exportsWords();
  const [locked, setLocked] = useState<Format | undefined>(undefined);
  const [password, setPassword] = useState("");
  const [wrong, setWrong] = useState(false);
  const run = async (format: Format, secret: string) => {
    const body = { format, ...(model === undefined ? {} : { model }), ...(secret === "" ? {} : { password: secret }) };
    let asks = false;
    let saved = false;
    await attempt(async () => {
      try {
        await download(`/inspections/${inspection}/export`, body);
        saved = true;
      } catch (refusal) {
        asks = refusal instanceof Refusal && refusal.problem.code === "password";
        if (!asks) {
          throw refusal;
        }
      }
    });
    setLocked(asks ? format : undefined);
    setWrong(asks && secret !== "");
    if (saved) {
      setPassword("");
      announce(words.kept);
    }
  };
  return (
    <form class="stack tight" onSubmit={(event) => { event.preventDefault(); locked && void run(locked, password); }}>
      <div class="row">
        {choices.map(({ format, name, signed }) => (
          <button key={format} type={format === locked ? "submit" : "button"} onClick={() => { format !== locked && void run(format, signed ? password : ""); }}>{name}</button>
        ))}
      </div>
      {locked && <PasswordField password={password} onPassword={setPassword} wrong={wrong} />}
    </form>
  );
}

/** Of the file: what is recorded as PROV, and for one that holds a credential about it. */
export function FileExports({ inspection, intact, journalled }: { inspection: string; intact: boolean; journalled: boolean }) {
  const words = exportsWords();
  const choices: Choice[] = [
    { format: "prov-jsonld", name: words.prov },
    { format: "prov-n", name: words.provNotation },
    ...(intact ? [{ format: "vc", name: words.credential, signed: true } as const] : []),
    ...(intact && journalled ? [{ format: "ddex", name: words.ddex } as const] : []),
  ];
  return (
    <div class="stack tight">
      <Choices inspection={inspection} choices={choices} />
      {intact && <p class="soft small">{words.credentialHelp}</p>}
    </div>
  );
}

/** Of a model that is here, and of the works behind it. */
export function ModelExports({ inspection, model }: { inspection: string; model: string }) {
  const words = exportsWords();
  return (
    <div class="stack tight" role="group" aria-label={words.ofModel}>
      <p>{words.ofModel}</p>
      <Choices inspection={inspection} model={model} choices={[
        { format: "croissant", name: words.croissant },
        { format: "spdx", name: words.spdx },
        { format: "openssf", name: words.signature, signed: true },
      ]} />
    </div>
  );
}
