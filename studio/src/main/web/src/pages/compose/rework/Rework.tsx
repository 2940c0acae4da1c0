import { useEffect, useId, useRef, useState } from "preact/hooks";
import { compose } from "../../../words/compose";
import { wishes } from "../../../words/wish";
import { ask, type Request } from "../asking";
import { busy } from "../sitting";
import { Refused } from "../Refused";
import { wish, reworkWish } from "../wish/kept";
import { MoodField } from "../wish/MoodField";

const MOST_BARS = 256;

interface Props {
  task: "fill" | "vary" | "continue";
  bars: string;
  onDone: () => void;
}

function Keeping({ keep, onKeep }: { keep: Request["keep"]; onKeep: (keep: Request["keep"]) => void }) {
  const words = compose();
  const choices = [[undefined, words.keepNothing], ["rhythm", words.keepRhythm], ["pitch", words.keepPitch]] as const;
  return (
    <fieldset class="choices">
      <legend>{words.what}</legend>
      {choices.map(([value, label]) => (
        <label key={label}><input type="radio" name="keep" checked={keep === value} onChange={() => onKeep(value)} /> {label}</label>
      ))}
    </fieldset>
  );
}

/** Asks the model for some bars again, for a variation, or for more. */
export function Rework({ task, bars, onDone }: Props) {
  const words = compose();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [keep, setKeep] = useState<Request["keep"]>(undefined);
  const [more, setMore] = useState("4");
  const [temperature, setTemperature] = useState(wish.peek().temperature);
  useEffect(() => form.current?.querySelector<HTMLElement>("input")?.focus(), []);
  const wrong = task === "continue" && !(Number(more) >= 1 && Number(more) <= MOST_BARS);
  const send = async (event: Event) => {
    event.preventDefault();
    const request: Request = { task, bars: task === "continue" ? more : bars, wish: reworkWish(temperature) };
    if (!wrong && (await ask(keep === undefined || task === "continue" ? request : { ...request, keep }))) {
      onDone();
    }
  };
  const heading = task === "fill" ? words.rewriteHeading(words.bars(bars)) : task === "vary" ? words.varyHeading(words.bars(bars)) : words.continueHeading;
  return (
    <form ref={form} class="rework panel" aria-label={heading} onSubmit={send} onKeyDown={(event) => event.key === "Escape" && onDone()}>
      <div>
        <h3>{heading}</h3>
        {task !== "continue" && <p class="soft small">{words.rewriteHint}</p>}
      </div>
      {task === "continue" ? (
        <div class="field">
          <label for={id}>{words.howManyBars}</label>
          <input id={id} type="number" min="1" max={MOST_BARS} value={more} aria-invalid={wrong} onInput={(event) => setMore(event.currentTarget.value)} />
          {wrong && <p class="fault">{wishes().faults.bars}</p>}
        </div>
      ) : (
        <Keeping keep={keep} onKeep={setKeep} />
      )}
      <MoodField value={temperature} onChange={setTemperature} />
      <div class="wide"><Refused of="rework" /></div>
      <div class="row">
        <button type="submit" class="primary" disabled={busy.value !== undefined}>{busy.value === "composing" ? words.composing : words.go}</button>
        <button type="button" onClick={onDone}>{words.cancel}</button>
      </div>
    </form>
  );
}
