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
                "Label the files as generated content (GB 45438-2025). NAME is the name or code of the service that",
                "answers for it; Stemma if nothing is said. Without this option no label is written, unless the file",
                "from which it comes has one."
            })
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--cue",
            description =
                    "With --label: listeners hear it too, as a rhythm (short-long short-short) after the sound of the "
                            + "rendering and after the notes of the MIDI file.")
    private boolean cue;

    Optional<Label> wanted() {
        if (cue && label.isEmpty()) {
            throw Failure.usage("--cue goes with --label", "add --label gb");
        }
        return Parsed.of(command, "--label", label, Label::parse).map(each -> cue ? each.heard() : each);
    }
}
