package dev.stemma.studio.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the launcher runs once after a build, to note which classes a start needs. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    @Parameters
    private Path folder;

    private final Terminal terminal;

    WarmUpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String tune = folder.resolve("tune.mid").toString();
        String longer = folder.resolve("longer.mid").toString();
        Stemma.run(terminal, "compose", "--seed", "1", "--out", tune, "--wav", "--abc", "--musicxml", "--json");
        Stemma.run(terminal, "continue", tune, "--bars", "1", "--out", longer);
        String filled = folder.resolve("filled.mid").toString();
        String varied = folder.resolve("varied.mid").toString();
        Stemma.run(terminal, "fill", tune, "--bars", "3-4", "--out", filled);
        Stemma.run(terminal, "vary", tune, "--out", varied);
        Stemma.run(terminal, "undo", varied);
        Stemma.run(terminal, "history", varied);
        Stemma.run(terminal, "replay", varied);
        Stemma.run(terminal, "verify", tune);
        Stemma.run(terminal, "inspect", tune);
        Stemma.run(terminal, "similar", tune);
        return Stemma.run(terminal, "key", "list");
    }
}
