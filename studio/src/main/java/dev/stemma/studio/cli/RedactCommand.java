package dev.stemma.studio.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.Redaction;
import dev.stemma.provenance.record.PlainText;
import dev.stemma.studio.documents.Json;
import dev.stemma.studio.workbench.Redacting;
import dev.stemma.studio.workbench.Withheld;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stemma redact}: a copy of a signed file that says less. */
@Command(
        name = "redact",
        sortOptions = false,
        customSynopsis = "stemma redact FILE --assertion LABEL... [OPTION]...",
        description = {
            "Writes a copy of a signed file without some parts of its credentials, such as names.",
            "For a file that is given away. The copy says that they were taken out, by whom and why, and verifies",
            "like the original, which stays as it is. What was done, the hash of the content and what other parts",
            "refer to cannot be taken out."
        },
        footer = {
            "",
            "Examples:",
            "  stemma redact melody-42.mid --assertion dev.stemma.openings",
            "  stemma redact melody-42.mid --assertion dev.stemma.generation --reason trade-secret --as ann"
        })
final class RedactCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "A signed file, with its credentials inside or beside it.")
    private Path file;

    @Option(
            names = "--assertion",
            paramLabel = "LABEL",
            required = true,
            description = "What to take out; stemma inspect FILE --tree lists the labels. Can be repeated.")
    private List<String> assertions = List.of();

    @Option(
            names = "--manifest",
            paramLabel = "URN",
            description = "Take it out of this manifest only; of all, those of earlier generations too, if nothing is"
                    + " said.")
    private Optional<String> manifest = Optional.empty();

    @Option(
            names = "--reason",
            paramLabel = "R",
            description = "pii (something about a person), invalid-data, trade-secret or government-confidential; pii"
                    + " if nothing is said.")
    private String reason = Redaction.Reason.PII.toString();

    @Option(names = "--out", paramLabel = "PATH", description = "Where to; NAME.redacted.EXT if nothing is said.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace a file that exists.")
    private boolean force;

    @Mixin
    private SigningOptions signing;

    @Mixin
    private CommonOptions common;

    private final Terminal terminal;

    RedactCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Path source = terminal.resolve(file);
        Path target = out.map(terminal::resolve).orElseGet(() -> FileNames.with(source, "redacted"));
        Redaction.Reason why = Parsed.of(command, "--reason", Optional.of(reason), RedactCommand::reason)
                .orElseThrow();
        try {
            Workbench workbench = Workbenches.open(terminal);
            show(workbench
                    .redacting()
                    .redact(source, new Withheld(assertions, manifest, why), target, signing.signatory(), force));
            signing.warn(terminal, workbench);
        } catch (WorkbenchException e) {
            throw Workbenches.failure(e);
        }
        return ExitCode.DONE.number();
    }

    private static Redaction.Reason reason(String text) {
        return Arrays.stream(Redaction.Reason.values())
                .filter(each -> each.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no reason is called " + text + "; there are "
                        + Arrays.stream(Redaction.Reason.values())
                                .map(Redaction.Reason::toString)
                                .collect(Collectors.joining(", "))));
    }

    private void show(Redacting.Redacted redacted) {
        if (common.json) {
            ObjectNode root = Json.object();
            ArrayNode files = root.putArray("files");
            redacted.files().forEach(each -> PieceReport.describe(files.addObject(), each));
            ArrayNode uris = root.putArray("redacted");
            redacted.assertions().forEach(uris::add);
            JsonOutput.print(terminal, root);
            return;
        }
        redacted.assertions().forEach(uri -> terminal.out().println("taken out: " + PlainText.brief(uri)));
        redacted.files()
                .forEach(each -> terminal.out()
                        .println("signed: "
                                + PlainText.of(
                                        PieceReport.shown(terminal, each.path()).toString())));
    }
}
