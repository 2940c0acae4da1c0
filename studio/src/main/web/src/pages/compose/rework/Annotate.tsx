import { useEffect, useId, useRef, useState } from "preact/hooks";
import { announce } from "../../../app/announce";
import { compose } from "../../../words/compose";
import { operate } from "../doing";

const LONGEST = 2000;

/** A thought, kept with the version. */
export function Annotate({ onDone }: { onDone: () => void }) {
  const words = compose();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState("");
  useEffect(() => field.current?.focus(), []);
  const send = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== "" && (await operate([{ op: "annotate", text: text.trim() }]))) {
      announce(words.noted);
      onDone();
    }
  };
  return (
    <form class="rework panel" onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onDone()}>
      <h3>{words.annotateHeading}</h3>
      <div class="field wide">
        <label for={id}>{words.annotation}</label>
        <textarea id={id} ref={field} rows={3} maxLength={LONGEST} value={text} aria-describedby={`${id}-hint`} onInput={(event) => setText(event.currentTarget.value)} />
        <p id={`${id}-hint`} class="soft small">{words.annotateHint}</p>
      </div>
      <div class="row">
        <button type="submit" class="primary" disabled={text.trim() === ""}>{words.save}</button>
        <button type="button" onClick={onDone}>{words.cancel}</button>
      </div>
    </form>
  );
}
