import { useEffect, useState } from "preact/hooks";
import { trainingWords } from "../../../words/training";
import { Heard } from "./Heard";
import { AFTER, BEFORE, compare, compared, type Training } from "./training";

/** Both networks side by side, to hear. */
export function Comparison({ training }: { training: Training }) {
  const words = trainingWords();
  const [busy, setBusy] = useState(false);
  const another = () => {
    setBusy(true);
    void compare(training).finally(() => setBusy(false));
  };
  useEffect(() => {
    compared.peek() === undefined && another();
  }, [training.id]);
  const both = compared.value;
  return (
    <section class="panel stack">
      <h2>{words.listen}</h2>
      <p class="soft">{words.listenMeans}</p>
      {both && (
        <>
          <div class="pair">
            <Heard owner={BEFORE} name={words.before} version={both.before} />
            <Heard owner={AFTER} name={words.after} version={both.after} />
          </div>
          <div class="row">
            <button type="button" disabled={busy} onClick={another}>{words.another}</button>
            <span class="soft">{words.seed(String(both.seed))}</span>
          </div>
          <p>{words.surprise(both.known.title, both.known.before.toFixed(1), both.known.after.toFixed(1))}</p>
        </>
      )}
    </section>
  );
}
