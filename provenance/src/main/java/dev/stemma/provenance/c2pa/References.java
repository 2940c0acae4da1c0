package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.cbor.CborValue;
import java.util.Optional;

/**
 * References from standard assertions to other boxes of the store (C2PA 2.5, 14.10.4.3). Those to the network are not
 * followed.
 */
final class References {
    private References() {}

    /** The superbox that the JUMBF URI names, in the examined manifest or, absolutely, in another of the store. */
    static Optional<Superbox> find(Examination examination, String uri) {
        Optional<JumbfUri> parsed = JumbfUri.parse(uri);
        Optional<Manifest> manifest = parsed.flatMap(
                each -> each.manifest().map(examination.store()::find).orElse(Optional.of(examination.manifest())));
        return manifest.flatMap(found -> found.part(parsed.orElseThrow().path()));
    }

    /** Whether the URI names an assertion that was taken out of its manifest afterwards. */
    static boolean isRedacted(Examination examination, String uri) {
        Optional<JumbfUri> parsed =
                JumbfUri.parse(JumbfUri.absolute(uri, examination.manifest().label()));
        Optional<Manifest> manifest = parsed.flatMap(JumbfUri::manifest).flatMap(examination.store()::find);
        return manifest.isPresent()
                && parsed.flatMap(JumbfUri::assertionLabel)
                        .filter(label -> examination.redactions().contains(manifest.get(), label))
                        .isPresent();
    }

    /**
     * The status code for what is wrong with the reference; empty if it leads to a box with the hash that it states. Where
     * the claim lists the same hash, that the box has another is told there, once.
     */
    static Optional<String> fault(Examination examination, CborValue value) {
        Optional<HashedUri> reference = HashedUri.read(value);
        if (reference.isPresent() && JumbfUri.isExternal(reference.get().url())) {
            return Optional.empty();
        }
        Optional<Superbox> target = reference.flatMap(each -> find(examination, each.url()));
        if (target.isEmpty()) {
            return Optional.of(StatusCode.HASHED_URI_MISSING);
        }
        if (examination.algorithm(reference.orElseThrow().algorithm()).isEmpty()) {
            return Optional.of(StatusCode.ALGORITHM_UNSUPPORTED);
        }
        return examination.matches(reference.get(), target.get())
                        || examination.manifest().lists(reference.get())
                ? Optional.empty()
                : Optional.of(StatusCode.HASHED_URI_MISMATCH);
    }

    /** Reports a {@link #fault}. The subject is what refers, as the beginning of a sentence. */
    static void check(Examination examination, CborValue value, Place place, String subject) {
        fault(examination, value)
                .ifPresent(code -> examination.fail(Check.Name.CLAIM, code, place, subject + " " + sentence(code)));
    }

    private static String sentence(String code) {
        return switch (code) {
            case StatusCode.HASHED_URI_MISSING -> "refers to something that is not in the file";
            case StatusCode.ALGORITHM_UNSUPPORTED ->
                "refers to something by a hash of no algorithm, or of none of sha256, sha384, sha512";
            default -> "refers to something that is no longer what it was: its hash is another, or none is stated";
        };
    }
}
