package dev.stemma.studio.lab;

import dev.stemma.provenance.c2pa.JournalAssertion;
import dev.stemma.provenance.c2pa.LineageAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.c2pa.OpeningsAssertion;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What can be told otherwise in credentials without changing its length. */
final class RecordEdits {
    private static final String NOTES = "notes";
    private static final String TITLE = "dc:title";
    private static final int ORIGIN = 4;

    /** Words of one length. */
    private static final Map<String, String> OTHER_ORIGIN =
            Map.of(Origin.MODEL.toString(), Origin.HUMAN.toString(), Origin.HUMAN.toString(), Origin.MODEL.toString());

    private final ManifestStore store;
    private final Manifest manifest;

    RecordEdits(ManifestStore store) {
        this.store = store;
        this.manifest = store.active();
    }

    /**
     * One of them.
     *
     * @param bytes as they stand there, and others of the same length
     */
    record Edit(byte[] bytes, byte[] others, Change change) {}

    Optional<Edit> title(Tampering.Title tampering) {
        return manifest.claim()
                .flatMap(claim -> claim.title())
                .flatMap(title -> changed(title)
                        .map(other -> new Edit(
                                field(TITLE, title), field(TITLE, other), Change.of(tampering, title, other))));
    }

    /** As it is told last: a manifest names only people who are new to the piece. */
    Optional<Edit> name(Tampering.Name tampering) {
        List<Manifest> newestFirst = new ArrayList<>(store.manifests());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .flatMap(each -> each.assertions(OpeningsAssertion.class))
                .flatMap(assertion -> assertion.openings().stream())
                .filter(opening -> opening.kind() == Opening.Kind.PERSON)
                .flatMap(opening -> changed(opening.text())
                        .map(other -> new Edit(
                                field("text", opening.text()),
                                field("text", other),
                                Change.of(tampering, opening.text(), other)))
                        .stream())
                .findFirst();
    }

    Optional<Edit> origin(Tampering.Origin tampering) {
        return manifest.assertions(LineageAssertion.class)
                .findFirst()
                .map(LineageAssertion::statement)
                .flatMap(statement -> origin(tampering, statement));
    }

    private static Optional<Edit> origin(Tampering.Origin tampering, CborMap statement) {
        List<CborValue> notes = new ArrayList<>(statement.array(NOTES));
        for (int i = 0; i < notes.size(); i++) {
            if (tampering.number().isPresent() && tampering.number().getAsInt() != i + 1
                    || !(notes.get(i) instanceof CborValue.Array note)
                    || note.items().size() <= ORIGIN) {
                continue;
            }
            String origin = note.items().get(ORIGIN).asText().orElse("");
            Optional<String> other = Optional.ofNullable(OTHER_ORIGIN.get(origin));
            if (other.isPresent()) {
                List<CborValue> items = new ArrayList<>(note.items());
                items.set(ORIGIN, CborValue.of(other.get()));
                notes.set(i, CborValue.of(items));
                return Optional.of(new Edit(
                        CborWriter.write(statement),
                        CborWriter.write(with(statement, NOTES, CborValue.of(notes))),
                        Change.of(tampering, i + 1, origin, other.get())));
            }
        }
        return Optional.empty();
    }

    Optional<Edit> entry(Tampering.Entry tampering) {
        try {
            Optional<JournalAssertion> assertion =
                    manifest.assertions(JournalAssertion.class).findFirst();
            return assertion.isPresent() ? entry(tampering, assertion.get()) : Optional.empty();
        } catch (JournalException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Edit> entry(Tampering.Entry tampering, JournalAssertion assertion) throws JournalException {
        JournalSegment segment = assertion.segment();
        OptionalInt asked = tampering.index();
        int number = asked.isPresent()
                ? asked.getAsInt() - segment.first()
                : segment.entries().size() / 2;
        if (number < 0
                || number >= segment.entries().size()
                || segment.entries().size() < 2) {
            return Optional.empty();
        }
        List<CborValue> entries = new ArrayList<>(segment.entries());
        entries.set(
                number,
                new CborValue.Bytes(new byte[segment.entries().get(number).content().length]));
        return Optional.of(new Edit(
                CborWriter.write(assertion.content()),
                CborWriter.write(with(assertion.content(), "entries", CborValue.of(entries))),
                new Change(tampering, Optional.of(segment.first() + number), Optional.empty(), Optional.empty())));
    }

    static CborMap with(CborMap map, String key, CborValue value) {
        List<CborMap.Entry> entries = new ArrayList<>();
        map.entries()
                .forEach(entry -> entries.add(
                        entry.key().equals(CborValue.of(key)) ? new CborMap.Entry(entry.key(), value) : entry));
        return CborMap.of(entries);
    }

    private static byte[] field(String key, String value) {
        byte[] name = CborWriter.write(CborValue.of(key));
        byte[] text = CborWriter.write(CborValue.of(value));
        byte[] both = new byte[name.length + text.length];
        System.arraycopy(name, 0, both, 0, name.length);
        System.arraycopy(text, 0, both, name.length, text.length);
        return both;
    }

    /** With another first letter or figure of ASCII, or another Chinese character in its place. */
    private static Optional<String> changed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (Character.isLetterOrDigit(letter) && !Character.isSurrogate(letter)) {
                char other = other(letter);
                String changed = text.substring(0, i) + other + text.substring(i + 1);
                boolean sameLength =
                        changed.getBytes(StandardCharsets.UTF_8).length == text.getBytes(StandardCharsets.UTF_8).length;
                return sameLength ? Optional.of(changed) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static char other(char letter) {
        return switch (letter) {
            case 'z', 'Z', '9' -> (char) (letter - 1);
            default -> (char) (letter + 1);
        };
    }
}
