package dev.stemma.studio.cli;

import dev.stemma.studio.workbench.Signatory;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who signs what is written. */
final class SigningOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "The identity that signs, one of `stemma key list`; local if nothing is said.")
    private Optional<String> identity = Optional.empty();

    @Option(
            names = "--tsa",
            paramLabel = "URL",
            description =
                    "Have a time stamp authority (RFC 3161) attest when it was signed, so that it can be verified "
                            + "after the certificate has ended. The authority learns a hash, nothing else.")
    private Optional<String> timeStamps = Optional.empty();

    Signatory signatory() {
        return new Signatory(identity, Parsed.of(command, "--tsa", timeStamps, SigningOptions::address));
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Says on the error stream if the certificate of who signed ends soon. */
    void warn(Terminal terminal, Workbench workbench) throws WorkbenchException {
        workbench.signing().notice(identity).ifPresent(notice -> terminal.err().println("note: " + notice));
    }
}
