/**
 * Measures how well melodies are predicted, in bits per note: which melodies, in which folds, what a model may learn
 * from, which means, and whether a difference from another model's figures is more than chance.
 *
 * <pre>{@code
 * MelodySet set = MelodySets.read(Path.of("tunes.jsonl"), List.of()).sets().get(0);
 * Plan plan = new Plan(Task.PITCH, Regime.ONLINE, learner.members(Task.PITCH), 1,
 *         List.of(new Plan.Part(set, Folds.ranked(set, 10, 1))));
 * FoldStore store = FoldStore.open(Path.of("results"), plan.digest());
 * List<SetScore> scores = new CrossValidation(learner, plan, store, 2, progress).run();
 * scores.get(0).means().perMelody(); // mean over melodies of each melody's mean bits a note
 * }</pre>
 *
 * <p>The protocol is that of M. T. Pearce, "The construction and evaluation of statistical models of melodic structure in
 * music perception and composition", PhD thesis, City University London, 2005, chapter 6: each note is predicted from
 * all earlier notes of its melody, the first one included, among all symbols that occur anywhere in the set; a fold's
 * melodies are predicted in the order of the set by what was learned from the other folds.
 *
 * <p>The same bits tell traditions apart: {@link dev.stemma.generator.model.evaluation.CorpusClassifier} asks models of the
 * works of one tradition each, {@link dev.stemma.generator.model.evaluation.TraditionClassifier} one model under the
 * condition of each, and {@link dev.stemma.generator.model.evaluation.Recognition} counts what was taken for what.
 */
package dev.stemma.generator.model.evaluation;
