import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { position, state, toggle } from "../../../sound/player";
import { key } from "../../../music/key";
import { keyInWords } from "../../../views/speech";
import { quizWords } from "../../../words/quiz";
import { answer, leave, OWNER, SIDES, type Side, type Sitting } from "./quiz";

/** Two tunes to hear, and the question. Nothing of their notes is shown: only ears decide. */
export function Round({ quiz, answers }: Sitting) {
  const words = quizWords();
  const at = answers.length;
  const round = quiz.rounds[at];
  const began = useRef(performance.now());
  const [plays, setPlays] = useState<Record<Side, number>>({ first: 0, second: 0 });
  const [choice, choose] = useState<Side>();
  const [confidence, setConfidence] = useState<number>();
  const [familiar, setFamiliar] = useState(false);
  const [busy, setBusy] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  if (round === undefined) {
    return null;
  }
  const heardBoth = SIDES.every((side) => plays[side] > 0);
  const last = at + 1 === quiz.rounds.length;
  const hear = (side: Side) => {
    if (state(OWNER[side]) === "silent") {
      setPlays({ ...plays, [side]: plays[side] + 1 });
    }
    toggle(OWNER[side], round[side]);
  };
  const submit = () => {
    if (choice === undefined) {
      return;
    }
    setBusy(true);
    const sure = confidence === undefined ? {} : { confidence };
    const milliseconds = Math.round(performance.now() - began.current);
    void answer({ choice, milliseconds, plays: plays.first + plays.second, familiar, ...sure }).finally(() => setBusy(false));
  };
  return (
    <form class="panel stack round" onSubmit={(event) => { event.preventDefault(); submit(); }}>
      <h2 ref={heading} tabIndex={-1}>{words.round(at + 1, quiz.rounds.length)}</h2>
      <p class="soft">{words.frame(round.bars, round.metre)} · {keyInWords(key(round.key))}</p>
      <div class="pair">
        {SIDES.map((side) => <Tune key={side} side={side} length={round[side].length} onHear={() => hear(side)} />)}
      </div>
      <fieldset>
        <legend>{words.which}</legend>
        {SIDES.map((side) => (
          <label key={side} class="choice">
            <input type="radio" name="choice" disabled={!heardBoth} checked={choice === side} onChange={() => choose(side)} /> {words[side]}
          </label>
        ))}
        {!heardBoth && <p class="soft">{words.hearFirst}</p>}
      </fieldset>
      <fieldset>
        <legend>{words.confidence}</legend>
        {Object.values(words.sure).map((text, i) => (
          <label key={i} class="choice">
            <input type="radio" name="confidence" checked={confidence === i + 1} onChange={() => setConfidence(i + 1)} /> {text}
          </label>
        ))}
      </fieldset>
      <label class="choice"><input type="checkbox" checked={familiar} onChange={() => setFamiliar(!familiar)} /> {words.familiar}</label>
      <div class="row">
        <button class="primary" disabled={choice === undefined || busy}>{last ? words.open : words.next}</button>
        <button type="button" onClick={leave}>{words.leave}</button>
      </div>
    </form>
  );
}

function Tune({ side, length, onHear }: { side: Side; length: string; onHear(): void }) {
  const words = quizWords();
  const place = useMemo(() => position(OWNER[side]), [side]);
  const [over = "1", under = "1"] = length.split("/");
  const playing = state(OWNER[side]) === "playing";
  return (
    <div class="tune">
      <button type="button" class="big" onClick={onHear}>
        <span aria-hidden="true">{playing ? "❚❚ " : "▶ "}</span>{playing ? words.pause(words[side]) : words.play(words[side])}
      </button>
      <progress aria-hidden="true" max={Number(over) / Number(under)} value={place.value ?? 0} />
    </div>
  );
}
