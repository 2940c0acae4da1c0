package dev.stemma.studio.cli;

import dev.stemma.generator.corpus.LeaveOut;
import java.util.List;
import picocli.CommandLine.Option;

/** Works to leave out. */
final class LeaveOutOptions {
    @Option(
            names = "--without",
            paramLabel = "WORK",
            description = "Leave this work out: its id, its title or its digest; may be repeated.")
    private List<String> works = List.of();

    @Option(
            names = "--without-creator",
            paramLabel = "NAME",
            description = "Leave out all works of this creator, named alone or within a credit; may be repeated.")
    private List<String> creators = List.of();

    LeaveOut leaveOut() {
        return new LeaveOut(works, creators);
    }
}
