package dev.stemma.studio.cli;

import dev.stemma.provenance.identity.KeyPurpose;
import picocli.CommandLine.Option;

/** Which of an identity's keys. */
final class PurposeOption {
    @Option(
            names = "--purpose",
            paramLabel = "P",
            defaultValue = "claims",
            description = {
                "Which of its keys: claims, which sign files; models, which sign models;",
                "credentials, by which a person co-signs; log, receipts and witness, which sign logs; openssf, which signs",
                "the files of a model as the OpenSSF has it (ES256). claims if nothing is said."
            })
    private String name;

    KeyPurpose purpose() {
        return KeyPurpose.of(name)
                .orElseThrow(() -> Failure.usage(
                        "--purpose is claims, models, credentials, log, receipts, witness or openssf, found " + name,
                        "leave it out for claims"));
    }
}
