package dev.stemma.studio.statement;

import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.PlainText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Under which names the people of a journal appear, as far as a file tells. */
public final class Names {
    private static final int LONGEST = 80;

    private final Map<Commitment, Opening> openings = new HashMap<>();

    Names(List<Opening> openings) {
        openings.stream()
                .filter(opening -> opening.kind() == Opening.Kind.PERSON)
                .forEach(opening -> this.openings.put(opening.commitment(), opening));
    }

    /** The name of a person on one line, harmless for a screen; nothing if the file does not tell it. */
    public Optional<String> name(Commitment person) {
        return Optional.ofNullable(openings.get(person)).map(opening -> brief(PlainText.of(opening.text())));
    }

    /** The certificate by which a person signs, if the file tells it. */
    public Optional<Digest> certificate(Commitment person) {
        return Optional.ofNullable(openings.get(person)).flatMap(Opening::certificate);
    }

    private static String brief(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST)) + "...";
    }
}
