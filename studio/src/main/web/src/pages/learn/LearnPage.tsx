import type { ComponentType } from "preact";
import { address, place } from "../../app/router";
import { lessonWords } from "../../words/lessons";
import { QuizLesson } from "./quiz/QuizLesson";
import { TrainingLesson } from "./training/TrainingLesson";
import { Writing } from "./Writing";
import "./learn.css";

const LESSONS = { writing: Writing, quiz: QuizLesson, training: TrainingLesson } satisfies Record<string, ComponentType>;
type Lesson = keyof typeof LESSONS;

function current(): Lesson {
  const name = place.value[1];
  return name !== undefined && name in LESSONS ? (name as Lesson) : "writing";
}

/** Lessons on how models make music. */
export function LearnPage() {
  const words = lessonWords();
  const name = current();
  const Shown = LESSONS[name];
  return (
    <div class="learn stack">
      <nav class="lessons row" aria-label={words.lessons}>
        {(Object.keys(LESSONS) as Lesson[]).map((each) => (
          <a key={each} href={address("learn", each)} aria-current={each === name ? "page" : undefined}>{words[each]}</a>
        ))}
      </nav>
      <Shown />
    </div>
  );
}
