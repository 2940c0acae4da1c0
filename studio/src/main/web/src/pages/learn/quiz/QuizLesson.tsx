import { quizWords } from "../../../words/quiz";
import { sitting } from "./quiz";
import { Begin } from "./Begin";
import { Result } from "./Result";
import { Round } from "./Round";
import "./quiz.css";

/** A quiz of pairs of tunes, whose answers are sealed before the first one is heard. */
export function QuizLesson() {
  const words = quizWords();
  const current = sitting.value;
  return (
    <div class="quiz stack">
      <h1>{words.title}</h1>
      <p class="intro">{words.intro}</p>
      {current === undefined ? <Begin /> : current.opened ? <Result {...current} opened={current.opened} /> : (
        <>
          <Round key={current.answers.length} {...current} />
          <section class="panel seal">
            <h2>{words.sealed}</h2>
            <p class="soft">{words.sealedMeans}</p>
            <code>{current.quiz.commitment}</code>
          </section>
        </>
      )}
    </div>
  );
}
