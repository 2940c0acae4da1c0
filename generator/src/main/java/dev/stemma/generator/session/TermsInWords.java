package dev.stemma.generator.session;

import dev.stemma.generator.corpus.Terms;
import java.util.stream.Collectors;

/** The terms of works as a list for people: {@code non-commercial (3), free (20)}, the strictest first. */
public final class TermsInWords {
    private TermsInWords() {}

    public static String of(Terms terms) {
        return terms.terms().stream().map(TermsInWords::of).collect(Collectors.joining(", "));
    }

    private static String of(Terms.Term term) {
        int works = term.works();
        return switch (term.kind()) {
            case FREE -> "free (" + works + ")";
            case ATTRIBUTION -> "attribution (" + works + ")";
            case SHARE_ALIKE -> "share-alike (" + works + ")";
            case NO_DERIVATIVES -> "no-derivatives (" + works + ")";
            case NON_COMMERCIAL -> "non-commercial (" + works + ")";
            case UNKNOWN -> "unknown (" + works + ")";
            case OPTED_OUT -> "opted-out (" + works + ")";
        };
    }
}
