package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.asset.LabelField;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.label.LabelException;
import dev.stemma.provenance.label.LabelledVersion;
import java.util.List;
import java.util.Optional;

/**
 * The label of generated content in a file (GB 45438-2025) can be read, is the only one, and says what the journal says. A
 * file needs none.
 */
final class LabelRule {
    private final ByteSource file;

    LabelRule(ByteSource file) {
        this.file = file;
    }

    /**
     * What is to be said of the label of a file whose signature and content are good.
     *
     * @param recorded the journal of the piece, if the file tells one
     */
    Optional<Check> check(Optional<RecordedJournal> recorded) {
        Optional<Check> check = read(label -> compared(label, recorded));
        return check.isPresent() || recorded.isEmpty()
                ? check
                : Optional.of(skipped(wholeFile(), "the file carries no label of generated content"));
    }

    /** What is to be said of the label of a file without credentials. */
    Optional<Check> checkUnsigned() {
        return read(label -> skipped(
                wholeFile(),
                "the file is labelled as generated content of " + label.producer()
                        + "; nothing signed tells whether that is so"));
    }

    /** What is said of a label that can be read. */
    private interface Judgement {
        Check of(AigcLabel label);
    }

    private Optional<Check> read(Judgement judgement) {
        try {
            Optional<LabelCarrier> carrier = LabelCarrier.detect(file);
            List<LabelField> fields = carrier.isPresent() ? carrier.get().find(file) : List.of();
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            if (fields.size() > 1) {
                return Optional.of(failed(
                        StatusCode.LABEL_MULTIPLE,
                        fields.get(1).range(),
                        "the file carries " + fields.size() + " labels of generated content; a file has one"));
            }
            return Optional.of(read(fields.get(0), judgement));
        } catch (AssetException e) {
            return Optional.of(
                    skipped(wholeFile(), "no label could be looked for, as the file is damaged: " + e.getMessage()));
        }
    }

    private Check read(LabelField field, Judgement judgement) {
        try {
            return judgement.of(AigcLabel.read(field.content()));
        } catch (LabelException e) {
            return failed(
                    StatusCode.LABEL_MALFORMED,
                    field.range(),
                    "the label of generated content cannot be read: " + e.getMessage());
        }
    }

    private Check compared(AigcLabel label, Optional<RecordedJournal> recorded) {
        if (recorded.isEmpty()) {
            return skipped(
                    wholeFile(),
                    "the file is labelled as generated content of " + label.producer()
                            + "; it has no journal with which that could be compared");
        }
        LabelledVersion version =
                new LabelledVersion(recorded.get().journal(), recorded.get().shows());
        Optional<String> contradiction = version.contradiction(label);
        if (contradiction.isPresent()) {
            return failed(StatusCode.LABEL_MISMATCH, wholeFile(), contradiction.get());
        }
        return version.making() == LabelledVersion.Making.UNKNOWN
                ? skipped(
                        wholeFile(),
                        "the file is labelled as generated content of " + label.producer()
                                + "; of the notes that were brought in, the journal does not tell who made them")
                : new Check(
                        Check.Name.LABEL,
                        Check.Outcome.PASS,
                        StatusCode.LABEL_MATCH,
                        new Place.File(wholeFile()),
                        "the file is labelled as generated content of " + label.producer() + ", number "
                                + label.produceId() + ", as follows from the journal");
    }

    private ByteRange wholeFile() {
        return new ByteRange(0, file.length());
    }

    private static Check failed(String code, ByteRange range, String detail) {
        return new Check(Check.Name.LABEL, Check.Outcome.FAIL, code, new Place.File(range), detail);
    }

    private static Check skipped(ByteRange range, String detail) {
        return new Check(
                Check.Name.LABEL, Check.Outcome.SKIPPED, StatusCode.LABEL_SKIPPED, new Place.File(range), detail);
    }
}
