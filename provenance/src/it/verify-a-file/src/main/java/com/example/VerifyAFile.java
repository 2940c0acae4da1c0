package com.example;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.TrustPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Says in one sentence what a file's credentials are worth. */
public final class VerifyAFile {
    private VerifyAFile() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println(verify(Path.of(arguments[0]), TrustPolicy.none()).explanation().headline());
    }

    static Verdict verify(Path path, TrustPolicy policy) throws IOException {
        try (ByteSource file = ByteSource.open(path)) {
            return Verifier.verify(file, Optional.empty(), policy, Clock.systemUTC());
        }
    }
}
