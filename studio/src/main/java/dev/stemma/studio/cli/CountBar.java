package dev.stemma.studio.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows on the error stream how many of some things are done, where there are some and a person watches. */
final class CountBar implements AutoCloseable {
    private static final int SOME = 10;

    private final Optional<ProgressBar> bar;

    CountBar(Terminal terminal, String things, int count) {
        bar = terminal.interactive() && count >= SOME
                ? Optional.of(new ProgressBarBuilder()
                        .setTaskName(things)
                        .setInitialMax(count)
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
