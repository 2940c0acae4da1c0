import { useEffect, useRef } from "preact/hooks";
import { state, toggle } from "../../../sound/player";
import { quizWords } from "../../../words/quiz";
import { leave, OWNER, type Opened, type Sitting, verdict } from "./quiz";

function percent(share: number): string {
  return String(share < 0.01 ? Math.round(share * 1000) / 10 : Math.round(share * 100));
}

/** How it went, and the key. */
export function Result({ quiz, opened, fits }: Sitting & { opened: Opened }) {
  const words = quizWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const said = verdict(opened);
  const read = words.verdict[said];
  const text = typeof read === "string" ? read : read(words.percent(percent(opened.chance)));
  return (
    <>
      <section class="panel stack">
        <h2 ref={heading} tabIndex={-1}>{words.result(opened.right, opened.of)}</h2>
        <p class="intro">{text}</p>
        <p class="soft">{words.interval(words.percent(percent(opened.low)), words.percent(percent(opened.high)))}</p>
        <div class="row">
          <a class="button" href={`/api/quizzes/${quiz.id}/table`} download="quiz.csv">{words.save}</a>
          <button type="button" class="primary" onClick={leave}>{words.again}</button>
        </div>
      </section>
      <section class="panel stack">
        <h2>{words.table}</h2>
        <div class="wide" tabIndex={0} role="region" aria-label={words.table}>
          <table>
            <thead><tr><th scope="col">#</th><th scope="col">{words.human}</th><th scope="col">{words.chosen}</th><th scope="col">{words.tune}</th><th scope="col">{words.hear}</th></tr></thead>
            <tbody>
              {opened.rounds.map((round, i) => (
                <tr key={i}>
                  <th scope="row">{i + 1}</th>
                  <td>{words[round.human]}</td>
                  <td class={round.right ? "good" : "bad"}>{words[round.choice]} {round.right ? "✓" : "✗"} {round.right ? words.right : words.wrong}</td>
                  <td>{round.title}</td>
                  <td class="row"><Hear round={i} quiz={quiz} side="first" /><Hear round={i} quiz={quiz} side="second" /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section class="panel stack seal">
        <h2>{words.keyTitle}</h2>
        <p class={fits === true ? "good" : fits === false ? "bad" : "soft"}>
          {fits === undefined ? words.keyUnchecked : fits ? `✓ ${words.keyFits}` : `✗ ${words.keyDoesNotFit}`}
        </p>
        <code>{quiz.commitment}</code>
        <details><summary>{words.keyTitle}</summary><pre>{opened.key}</pre></details>
      </section>
    </>
  );
}

function Hear({ round, quiz, side }: { round: number; quiz: Sitting["quiz"]; side: "first" | "second" }) {
  const words = quizWords();
  const owner = `${OWNER[side]}-${round}`;
  const version = quiz.rounds[round]?.[side];
  const playing = state(owner) === "playing";
  return version === undefined ? null : (
    <button type="button" aria-label={playing ? words.pause(words[side]) : words.play(words[side])} onClick={() => toggle(owner, version)}>
      <span aria-hidden="true">{playing ? "❚❚" : "▶"}</span> {words[side]}
    </button>
  );
}
