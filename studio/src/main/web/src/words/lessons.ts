import { catalogue } from "./catalogue";

/** The lessons of the page Learn. */
export const lessonWords = catalogue({
  en: { lessons: "Lessons", writing: "How a model writes", quiz: "Which is the human’s?", training: "Train a model" },
  zh: { lessons: "课程", writing: "模型怎样写", quiz: "哪段是人写的？", training: "训练一个模型" },
});
