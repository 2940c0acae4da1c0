package dev.stemma.studio.cli;

import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Redacting;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code stemma strip}: a copy of a file without its credentials. */
@Command(
        name = "strip",
        sortOptions = false,
        customSynopsis = "stemma strip FILE [OPTION]...",
        description = "Writes a copy of a file without the credentials inside it.")
final class StripCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            description =
                    "A file of a kind that carries credentials: MIDI, WAV, ABC, MusicXML, MEI, SafeTensors, JSON Lines.")
    private Path file;

    @Option(names = "--out", paramLabel = "PATH", description = "Where to; NAME.plain.EXT if nothing is said.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    StripCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path source = terminal.resolve(file);
        Path target = out.map(terminal::resolve).orElseGet(() -> FileNames.with(source, "plain"));
        try {
            Redacting.strip(source, target, force);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        if (common.json) {
            JsonOutput.print(terminal, Json.object().put("path", target.toString()));
        } else {
            terminal.out().println(PlainText.of(target.toString()));
        }
        return ExitCode.DONE.number();
    }
}
