package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Label;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether files are labelled as generated content, and whose. */
final class LabelOption {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--label",
            paramLabel = "gb[:NAME]",
            description = {
                "Label the files as generated content (GB 45438-2025), in the MIDI file and the rendering. NAME is the",
                "name or code of the service that answers for it; Stemma if nothing is said. No label is written if",
                "nothing is said, unless the file from which it comes has one."
            })
    private Optional<String> label = Optional.empty();

    Optional<Label> wanted() {
        return Parsed.of(command, "--label", label, Label::parse);
    }
}
