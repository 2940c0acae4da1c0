package dev.stemma.provenance.label;

import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Origin;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A version of a piece, of which a label speaks.
 *
 * @param shows the entry of the journal after which the piece is so
 */
public record LabelledVersion(Journal journal, int shows) {
    /** How our labels number content: by the piece, and the entry after which it is so. */
    private static final Pattern NUMBER = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(\\d{1,9})");

    /** What the journal tells of the part that models had. */
    public enum Making {
        /** Models wrote notes of it. */
        BY_MODELS,
        /** People entered all its notes. */
        BY_PEOPLE,
        /** Notes were brought in, of which nothing is told, or are not at hand. */
        UNKNOWN
    }

    /** What of the version comes from models. */
    public Making making() {
        Optional<Version> version = journal.version(shows);
        if (version.isEmpty()) {
            return Making.UNKNOWN;
        }
        Collection<TracedNote> notes = version.get().notes();
        if (notes.stream().anyMatch(journal::isFromModel)) {
            return Making.BY_MODELS;
        }
        return notes.stream().allMatch(note -> note.origin() == Origin.HUMAN) ? Making.BY_PEOPLE : Making.UNKNOWN;
    }

    /**
     * Its label: that it is generated, and by which entry of the journal that can be looked up; nothing if no model is
     * known to have written notes of it. The label says nothing of the file in which it will stand.
     *
     * @param producer as {@link AigcLabel#requireProducer} accepts it
     */
    public Optional<AigcLabel> label(String producer) {
        return making() == Making.BY_MODELS
                ? Optional.of(AigcLabel.produced(producer, number(), journal.head()))
                : Optional.empty();
    }

    /**
     * The label of the file from which the version comes, passed on; nothing if people have replaced all that was in it. One
     * of ours becomes that of the version. In one of another service the number stays that which this service gave.
     */
    public Optional<AigcLabel> passedOn(AigcLabel label, String propagator) {
        return switch (making()) {
            case BY_MODELS ->
                label.record().isPresent()
                        ? label(label.producer())
                        : Optional.of(label.generated().passedOn(propagator, number(), journal.head()));
            case UNKNOWN -> Optional.of(label.passedOn(propagator, number(), journal.head()));
            case BY_PEOPLE -> Optional.empty();
        };
    }

    private String number() {
        return journal.piece() + "-" + shows;
    }

    /** The first thing in which a label says something else than the journal, in a clause for people. */
    public Optional<String> contradiction(AigcLabel label) {
        return ofMaking(label)
                .or(() -> label.namesNoEntry()
                        ? Optional.of("the label names an entry of the journal by something that is no digest")
                        : Optional.empty())
                .or(() -> ofRecord(label.record()))
                .or(() -> ofRecord(label.propagatorRecord()))
                .or(() -> label.record().isPresent() ? ofNumber(label.produceId()) : Optional.empty())
                .or(() -> label.propagatorRecord().isPresent() ? ofNumber(label.propagateId()) : Optional.empty());
    }

    private Optional<String> ofMaking(AigcLabel label) {
        boolean certain = label.certainty() == AigcLabel.Certainty.GENERATED;
        return switch (making()) {
            case BY_MODELS ->
                certain
                        ? Optional.empty()
                        : Optional.of("the label leaves open whether the piece is generated (Label "
                                + label.certainty().code() + "); by its journal a model wrote notes of it (Label 1)");
            case BY_PEOPLE ->
                Optional.of("the label says that the piece is generated (Label "
                        + label.certainty().code() + "); by its journal people entered all its notes");
            case UNKNOWN -> Optional.empty();
        };
    }

    /** A label is written after the piece became what the file holds, or when it was already the same. */
    private Optional<String> ofRecord(Optional<Digest> record) {
        return record.filter(digest -> IntStream.range(0, journal.size())
                        .filter(index -> journal.links().get(index).digest().equals(digest))
                        .noneMatch(index -> index >= shows || isSame(index)))
                .map(digest -> "the label names an entry of the journal by the digest " + digest
                        + "; none has it since the piece is as the file holds it");
    }

    private Optional<String> ofNumber(String number) {
        Matcher ours = NUMBER.matcher(number);
        boolean same = ours.matches()
                && ours.group(1).equals(journal.piece().toString())
                && isSame(Integer.parseInt(ours.group(2)));
        return same
                ? Optional.empty()
                : Optional.of("the label numbers the content " + number + "; the file holds " + number());
    }

    /** Whether the piece has the same notes after another entry, as far as that is at hand. */
    private boolean isSame(int entry) {
        Optional<Version> shown = journal.version(shows);
        Optional<Version> named = journal.version(entry);
        return entry < journal.size()
                && (shown.isEmpty() || named.isEmpty() || shown.get().hasSameNotes(named.get()));
    }
}
