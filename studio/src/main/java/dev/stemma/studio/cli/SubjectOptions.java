package dev.stemma.studio.cli;

import dev.stemma.provenance.identity.Subject;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom a certificate names: a pseudonym, unless the person chooses otherwise. */
final class SubjectOptions {
    @Option(
            names = "--subject",
            paramLabel = "TEXT",
            description = {
                "The name in the certificate, instead of NAME as a pseudonym.",
                "It is readable in every file you sign and cannot be taken back from files given away."
            })
    private Optional<String> name = Optional.empty();

    @Option(names = "--organization", paramLabel = "TEXT", description = "Organization in the certificate.")
    private Optional<String> organization = Optional.empty();

    @Option(names = "--country", paramLabel = "CC", description = "Country in the certificate, two letters.")
    private Optional<String> country = Optional.empty();

    /** What was chosen; empty if nothing was. */
    Optional<Subject> subject(String identity) {
        try {
            Subject usual = Subject.pseudonym(identity);
            Subject chosen = new Subject(
                    name.orElse(usual.commonName()),
                    organization.orElse(usual.organization()),
                    country.orElse(usual.country()));
            return chosen.equals(usual) ? Optional.empty() : Optional.of(chosen);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(e.getMessage(), "stemma key new --help shows what is accepted");
        }
    }
}
