import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { trainingWords } from "../../../words/training";
import { Begin } from "./Begin";
import { Comparison } from "./Comparison";
import { LossCurve } from "./LossCurve";
import { attend, isOver, stopTraining, training, type Training } from "./training";
import { WithoutEach } from "./WithoutEach";
import "../quiz/quiz.css";
import "./training.css";

const anew = signal<string | undefined>(undefined);

/** A small network learns while the class looks on. */
export function TrainingLesson() {
  const words = trainingWords();
  useEffect(attend, []);
  const current = training.value;
  return (
    <div class="training stack">
      <h1>{words.title}</h1>
      <p class="intro">{words.intro}</p>
      {current === undefined || anew.value === current.id ? <Begin /> : <Course {...current} />}
    </div>
  );
}

function Course(current: Training) {
  const words = trainingWords();
  const { stage, curve, epochs } = current;
  const said = stage === "learning" ? words.stage.learning(Math.min(epochs, curve.length + 1), epochs) : words.stage[stage];
  return (
    <>
      <section class="panel stack" aria-label={words.progress}>
        <h2>{current.title}</h2>
        <p class="soft">{words.count(current.works)}</p>
        <p role="status">{said} {current.problem}</p>
        {!isOver(current) && <progress class="learning" aria-label={words.progress} max={epochs} value={stage === "learning" ? curve.length : undefined} />}
        <div class="row">
          {isOver(current)
            ? <button type="button" onClick={() => (anew.value = current.id)}>{words.again}</button>
            : <button type="button" onClick={() => void stopTraining(current)}>{words.stop}</button>}
          {stage === "done" && <span class="soft">{words.use(current.title)}</span>}
        </div>
      </section>
      {curve.length > 0 && <LossCurve curve={curve} epochs={epochs} />}
      {stage === "done" && <Comparison training={current} />}
      {stage === "done" && <WithoutEach training={current} />}
    </>
  );
}
