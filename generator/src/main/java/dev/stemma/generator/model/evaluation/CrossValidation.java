package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.markov.EventMelody;
import dev.stemma.generator.model.mixture.Alphabet;
import dev.stemma.generator.model.mixture.Learner;
import dev.stemma.generator.model.mixture.Predictor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Predicts every melody of a plan by what was learned from the other folds. Folds run side by side; each is a matter of
 * its own, so the scores do not depend on how many run at once, nor on interruptions.
 */
public final class CrossValidation {
    private final Learner learner;
    private final Plan plan;
    private final FoldStore store;
    private final int threads;
    private final EvaluationProgress progress;
    private final Set<String> members;

    /** @param threads how many folds run at once */
    public CrossValidation(Learner learner, Plan plan, FoldStore store, int threads, EvaluationProgress progress) {
        if (threads < 1) {
            throw new IllegalArgumentException("folds are run by at least one thread, found " + threads);
        }
        this.learner = learner;
        this.plan = plan;
        this.store = store;
        this.threads = threads;
        this.progress = progress;
        this.members = Collections.unmodifiableSet(new LinkedHashSet<>(plan.members()));
    }

    /** A set ready to be predicted, with the scores that are there already: {@code null} where there is none yet. */
    private record Job(int number, Plan.Part part, List<EventMelody> events, Alphabet alphabet, MelodyScore[] scores) {
        List<SetMelody> tested(int fold) {
            return Arrays.stream(part.folds().tested(fold))
                    .mapToObj(part.set().melodies()::get)
                    .toList();
        }

        void put(int fold, List<MelodyScore> results) {
            int[] places = part.folds().tested(fold);
            for (int i = 0; i < places.length; i++) {
                scores[places[i]] = results.get(i);
            }
        }
    }

    /**
     * The scores of each set, in the order of the plan.
     *
     * @throws UncheckedIOException if a result cannot be written
     * @throws InterruptedException if this thread is told to stop; finished folds stay in the store
     */
    public List<SetScore> run() throws EvaluationException, InterruptedException {
        List<Job> jobs = new ArrayList<>();
        for (int i = 0; i < plan.parts().size(); i++) {
            Plan.Part part = plan.parts().get(i);
            List<EventMelody> events = part.set().events();
            jobs.add(new Job(i + 1, part, events, Alphabet.of(events), new MelodyScore[events.size()]));
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = start(jobs, executor);
            for (Future<?> fold : running) {
                fold.get();
            }
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        } finally {
            executor.shutdownNow();
        }
        return jobs.stream()
                .map(job -> new SetScore(job.part(), List.of(job.scores())))
                .toList();
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    /** Takes what is in the store and starts the other folds. */
    private List<Future<?>> start(List<Job> jobs, ExecutorService executor) {
        List<Runnable> missing = new ArrayList<>();
        long notes = 0;
        for (Job job : jobs) {
            for (int fold : job.part().folds().numbers()) {
                List<SetMelody> tested = job.tested(fold);
                Optional<List<MelodyScore>> kept = store.find(job.number(), fold, tested);
                if (kept.isPresent()) {
                    job.put(fold, kept.get());
                } else {
                    notes += tested.stream()
                            .mapToLong(melody -> melody.melody().notes().size())
                            .sum();
                    missing.add(() -> run(job, fold));
                }
            }
        }
        progress.begun(plan.foldCount(), plan.foldCount() - missing.size(), notes);
        List<Future<?>> running = new ArrayList<>();
        missing.forEach(fold -> running.add(executor.submit(fold)));
        return running;
    }

    private void run(Job job, int fold) {
        List<EventMelody> training = Arrays.stream(job.part().folds().training(fold))
                .mapToObj(job.events()::get)
                .toList();
        Predictor predictor = learner.learn(training, job.alphabet(), plan.task(), plan.regime(), members, plan.seed());
        List<MelodyScore> scores = new ArrayList<>();
        for (int place : job.part().folds().tested(fold)) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            scores.add(score(predictor, job.events().get(place), fold));
        }
        try {
            store.save(job.number(), fold, scores);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        job.put(fold, scores);
        synchronized (progress) {
            progress.fold(job.part().set().name(), fold, scores.size(), Means.of(scores));
        }
    }

    private MelodyScore score(Predictor predictor, EventMelody melody, int fold) {
        double[] bits = predictor.bits(melody);
        if (bits.length != melody.length()) {
            throw new IllegalStateException(
                    "the model predicted " + bits.length + " of the " + melody.length() + " notes of " + melody.name());
        }
        double sum = 0;
        for (double each : bits) {
            sum += each;
        }
        synchronized (progress) {
            progress.melody(melody.length());
        }
        return new MelodyScore(melody.name(), fold, melody.length(), sum);
    }
}
