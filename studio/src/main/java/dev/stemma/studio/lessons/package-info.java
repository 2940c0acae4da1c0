/**
 * Lessons for a class: a listening quiz whose key is sealed until all have answered, and the training of a small model on the
 * spot, heard before and after.
 *
 * <pre>{@code
 * Quiz quiz = quizzes.make(wish, seed);
 * show(quiz.commitment(), quiz.rounds());
 * Quiz.Opened opened = quizzes.open(quiz.id(), "Ada", answers);
 * }</pre>
 */
package dev.stemma.studio.lessons;
