package dev.stemma.provenance.label;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How PROV documents are written down. */
public enum ProvFormat {
    /** PROV-N: The Provenance Notation (W3C Recommendation, 2013), for people. */
    NOTATION(".provn", "text/provenance-notation", ProvNotation::write),
    /** PROV-JSONLD (openprovenance.org), which programs for linked data read. */
    JSON_LD(".jsonld", "application/ld+json", ProvJsonLd::write),
    /** PROV-JSON (W3C Member Submission, 2013), which most programs read. */
    JSON(".json", "application/json", ProvJson::write);

    private final String ending;
    private final String mediaType;
    private final Function<ProvDocument, String> writer;

    ProvFormat(String ending, String mediaType, Function<ProvDocument, String> writer) {
        this.ending = ending;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** The format that the name of a file asks for. */
    public static Optional<ProvFormat> ofName(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(each -> name.endsWith(each.ending))
                .findFirst();
    }

    /** How names of such files end, with the dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The document in UTF-8. */
    public byte[] write(ProvDocument document) {
        return writer.apply(document).getBytes(StandardCharsets.UTF_8);
    }
}
