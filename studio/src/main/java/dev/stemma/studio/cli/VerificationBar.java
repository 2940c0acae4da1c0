package dev.stemma.studio.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on the error stream how many files are verified, where there are some and a person watches. */
final class VerificationBar implements AutoCloseable {
    private static final int SOME = 10;

    private final Optional<ProgressBar> bar;

    VerificationBar(Terminal terminal, int files) {
        bar = terminal.interactive() && files >= SOME
                ? Optional.of(new ProgressBarBuilder()
                        .setTaskName("files")
                        .setInitialMax(files)
                        .setStyle(ProgressBarStyle.ASCII)
                        .clearDisplayOnFinish()
                        .build())
                : Optional.empty();
    }

    void step() {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
