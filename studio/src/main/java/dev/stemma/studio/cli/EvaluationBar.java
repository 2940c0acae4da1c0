package dev.stemma.studio.cli;

import dev.stemma.generator.model.evaluation.EvaluationProgress;
import dev.stemma.generator.model.evaluation.Means;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows an evaluation on the error stream: a bar where a person watches, a line a fold anyway. */
final class EvaluationBar implements EvaluationProgress, AutoCloseable {
    private static final String CLEAR_LINE = "\r\033[K";

    private final Terminal terminal;
    private Optional<ProgressBar> bar = Optional.empty();

    EvaluationBar(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void begun(int folds, int resumed, long notes) {
        if (resumed > 0) {
            terminal.err().printf(Locale.ROOT, "%d of %d folds are there already%n", resumed, folds);
        }
        terminal.err().flush();
        if (terminal.interactive() && notes > 0) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("notes")
                    .setInitialMax(notes)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build());
        }
    }

    @Override
    public void melody(int notes) {
        bar.ifPresent(shown -> shown.stepBy(notes));
    }

    @Override
    public void fold(String set, int fold, int melodies, Means means) {
        terminal.err()
                .printf(
                        Locale.ROOT,
                        "%s%s, fold %d: %.4f bits a note in %d melodies%n",
                        bar.isPresent() ? CLEAR_LINE : "",
                        set,
                        fold,
                        means.perMelody(),
                        melodies);
        terminal.err().flush();
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
