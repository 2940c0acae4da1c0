package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.ActorRole;
import dev.stemma.studio.workbench.Signatory;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    @Option(
            names = "--co-sign",
            paramLabel = "NAME[:ROLE,...]",
            description = {
                "Somebody who answers for the content too, with a key of his or her own (CAWG identity assertion).",
                "Roles: creator, contributor, editor, producer, publisher, sponsor, translator; creator if nothing is",
                "said. Once for each person."
            })
    private List<String> coSigners = List.of();

    Signatory signatory() {
        Optional<URI> authority = Parsed.of(command, "--tsa", timeStamps, SigningOptions::address);
        return Parsed.of(
                        command,
                        "--co-sign",
                        Optional.of(coSigners),
                        texts -> new Signatory(
                                identity,
                                texts.stream().map(SigningOptions::coSigner).toList(),
                                authority))
                .orElseThrow();
    }

    /** A name may hold a colon, so only what follows the last one is a role. */
    private static Signatory.CoSigner coSigner(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            return new Signatory.CoSigner(text, List.of(ActorRole.CREATOR));
        }
        List<ActorRole> roles = Stream.of(text.substring(colon + 1).split(",", -1))
                .map(SigningOptions::role)
                .toList();
        return new Signatory.CoSigner(text.substring(0, colon), roles);
    }

    private static ActorRole role(String word) {
        return ActorRole.of(word.strip())
                .orElseThrow(() -> new IllegalArgumentException("there is no role \"" + word + "\"; roles are "
                        + Stream.of(ActorRole.values()).map(ActorRole::toString).collect(Collectors.joining(", "))));
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Says on the error stream if the certificate of somebody who signed ends soon. */
    void warn(Terminal terminal, Workbench workbench) throws WorkbenchException {
        workbench
                .signing()
                .notices(signatory())
                .forEach(notice -> terminal.err().println("note: " + notice));
    }
}
