package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * The program that made a claim or took an action (C2PA 2.5, 10.2.4).
 *
 * @param specVersion version of the C2PA specification that a claim follows, e.g. {@code 2.5.0}
 */
public record GeneratorInfo(String name, Optional<String> version, Optional<String> specVersion) {
    /** The name in every claim that Stemma writes. */
    public static final String STEMMA = "Stemma";

    private static final String SPEC_VERSION = "2.5.0";

    public GeneratorInfo {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a program has a name");
        }
    }

    /** Stemma in the version given, as generator of a claim. */
    public static GeneratorInfo stemma(String version) {
        return new GeneratorInfo(STEMMA, Optional.of(version), Optional.of(SPEC_VERSION));
    }

    /** A program as the agent of an action. */
    public static GeneratorInfo agent(String name, String version) {
        return new GeneratorInfo(name, Optional.of(version), Optional.empty());
    }

    CborMap toCbor() {
        return CborMap.builder()
                .put("name", name)
                .put("version", version)
                .put("specVersion", specVersion)
                .build();
    }

    static Optional<GeneratorInfo> read(CborValue value) {
        return value.asMap()
                .flatMap(map -> map.text("name")
                        .filter(name -> !name.isEmpty())
                        .map(name -> new GeneratorInfo(name, map.text("version"), map.text("specVersion"))));
    }
}
