package dev.stemma.studio.cli;

import dev.stemma.generator.model.training.Checkpoints;
import dev.stemma.generator.model.training.Progress;
import dev.stemma.generator.model.training.TrainingPlan;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Shows training on the error stream: how long it will take, a bar where a person watches, a line an epoch anyway, and
 * how to go on if it is stopped.
 */
final class TrainingDisplay implements Progress, AutoCloseable {
    /** The first steps run in code that is not compiled yet: they tell nothing. */
    private static final int WARM_UP = 5;

    private static final int ENOUGH = 20;

    private final Terminal terminal;
    private final Checkpoints checkpoints;
    private final Thread farewell = new Thread(this::sayHowToGoOn);
    private Optional<ProgressBar> bar = Optional.empty();
    private Optional<TrainingPlan> plan = Optional.empty();
    private int stepsSeen;
    private long warmAt;

    TrainingDisplay(Terminal terminal, Checkpoints checkpoints) {
        this.terminal = terminal;
        this.checkpoints = checkpoints;
        Runtime.getRuntime().addShutdownHook(farewell);
    }

    @Override
    public void begun(TrainingPlan newPlan) {
        plan = Optional.of(newPlan);
        terminal.err().printf("training on %d works, %d held out%n", newPlan.trainingWorks(), newPlan.heldOutWorks());
        terminal.err()
                .printf(
                        "%d epochs of %d tokens at most: very roughly %s%n",
                        newPlan.epochs(), newPlan.tokens(), inWords(newPlan.guess()));
        terminal.err().flush();
    }

    @Override
    public void resumed(int epoch) {
        terminal.err().printf("going on after epoch %d of an interrupted training%n", epoch);
    }

    @Override
    public void step(int epoch, int done, int all) {
        stepsSeen++;
        if (stepsSeen == WARM_UP) {
            warmAt = System.nanoTime();
        }
        if (stepsSeen == WARM_UP + ENOUGH) {
            long left = (long) all * (plan.orElseThrow().epochs() - epoch + 1) - done;
            Duration expected = Duration.ofNanos((System.nanoTime() - warmAt) / ENOUGH * left);
            terminal.err().printf("%s to go at most, as the first steps went%n", inWords(expected));
            terminal.err().flush();
        }
        if (!terminal.interactive()) {
            return;
        }
        if (done == 1) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("epoch " + epoch)
                    .setInitialMax(all)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build());
        }
        bar.ifPresent(shown -> shown.stepTo(done));
        if (done == all) {
            bar.ifPresent(ProgressBar::close);
        }
    }

    private static String inWords(Duration time) {
        if (time.toMinutes() >= 120) {
            return (time.toMinutes() + 30) / 60 + " hours";
        }
        if (time.toSeconds() >= 120) {
            return (time.toSeconds() + 30) / 60 + " minutes";
        }
        return Math.max(1, (time.toMillis() + 500) / 1000) + " s";
    }

    @Override
    public void epoch(int epoch, Map<String, Double> bitsPerNote, double mean, boolean best) {
        StringBuilder figures = new StringBuilder();
        bitsPerNote.forEach(
                (tradition, bits) -> figures.append(String.format(Locale.ROOT, ", %s %.3f", tradition, bits)));
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "epoch %d: %.3f bits a note%s%s%n",
                        epoch,
                        mean,
                        figures,
                        best ? " (best so far)" : "");
        terminal.err().flush();
    }

    private void sayHowToGoOn() {
        terminal.err()
                .println(
                        checkpoints.found().isPresent()
                                ? "stopped; the same command again goes on after the last whole epoch"
                                : "stopped before the end of the first epoch; the same command begins again");
        terminal.err().flush();
    }

    /** Training is over, one way or another. */
    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // The process is ending: the farewell is being said.
        }
    }
}
