package dev.stemma.generator.session;

import dev.stemma.generator.music.Melody;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.sound.SoundCue;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.asset.WavCarrier;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.SignedRecord;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether a file holds the notes of the version that its record says it shows. A sound file is made once more, as the
 * journal says that it was made, and compared byte for byte.
 */
public final class ScoreCheck implements RecordCheck {
    /** Longer than ten minutes of sound with credentials. */
    private static final long LONGEST_SOUND = 256L << 20;

    @Override
    public List<Finding> examine(SignedRecord record) {
        Optional<Version> shown = record.journal().version(record.shows());
        if (shown.isEmpty()) {
            return List.of(finding(
                    Outcome.SKIPPED,
                    "the version after entry " + record.shows() + ", which the file shows, does not lie here"));
        }
        try {
            Melody melody = Scores.melody(
                    shown.get().frame(),
                    shown.get().notes().stream().map(TracedNote::note).toList());
            return List.of(isSound(record.content()) ? sound(record, melody) : score(record.content(), melody));
        } catch (RecordException | AssetException e) {
            return List.of(finding(Outcome.MISMATCH, e.getMessage()));
        }
    }

    private static boolean isSound(ByteSource file) {
        return Carrier.detect(file).filter(WavCarrier.class::isInstance).isPresent();
    }

    private static Finding score(ByteSource file, Melody melody) {
        if (file.length() > Limits.FILE_BYTES) {
            return finding(
                    Outcome.MISMATCH,
                    "the file is longer than any score that is read, " + Limits.FILE_BYTES + " bytes");
        }
        Optional<String> difference = ScoreReading.difference(melody, bytes(file));
        return difference
                .map(found -> finding(Outcome.MISMATCH, "the file is not the piece on record: " + found))
                .orElseGet(() -> finding(
                        Outcome.MATCH,
                        "the file holds the " + melody.notes().size() + " notes of the piece on record, in its metres, "
                                + "keys and tempos"));
    }

    private static Finding sound(SignedRecord record, Melody melody) throws RecordException {
        Optional<Output.Rendered> rendered = rendered(record);
        if (rendered.isEmpty()) {
            return finding(Outcome.MISMATCH, "the journal does not say how the piece was made to sound");
        }
        Rendering rendering = Rendering.read(rendered.get().settings());
        if (!(rendering instanceof Rendering.Synthesized synthesized)) {
            Rendering.Sampled sampled = (Rendering.Sampled) rendering;
            return finding(
                    Outcome.SKIPPED,
                    "the sound was made with the SoundFont " + sampled.soundFont() + ", so it is not made again here");
        }
        if (!synthesized.isCurrent()) {
            return finding(
                    Outcome.SKIPPED,
                    "the sound was made by synthesizer " + synthesized.version() + ", which is not known here");
        }
        if (record.content().length() > LONGEST_SOUND) {
            return finding(Outcome.MISMATCH, "the file is longer than any sound that is made here");
        }
        byte[] plain = SoundCue.without(LabelCarrier.without(new WavCarrier().strip(bytes(record.content()))));
        return compared(plain, rendered.get().content(), synthesized, melody);
    }

    private static Finding compared(byte[] plain, Digest stated, Rendering.Synthesized rendering, Melody melody)
            throws RecordException {
        byte[] again;
        try {
            again = rendering.render(melody);
        } catch (IllegalArgumentException e) {
            throw new RecordException("the piece on record cannot be made to sound: " + e.getMessage(), e);
        }
        int same = Arrays.mismatch(plain, again);
        if (same >= 0) {
            return finding(
                    Outcome.MISMATCH,
                    "the file does not sound as the piece on record does on the "
                            + rendering.instrument().label() + ": it differs from byte " + same + " on");
        }
        return Digest.of(plain).equals(stated)
                ? finding(
                        Outcome.MATCH,
                        "made to sound again on the " + rendering.instrument().label()
                                + ", the piece on record gives the same file, byte for byte")
                : finding(Outcome.MISMATCH, "the journal names another sound file than this, of the digest " + stated);
    }

    /** The last time that what is shown was made to sound. */
    private static Optional<Output.Rendered> rendered(SignedRecord record) {
        Optional<Version> shown = record.journal().version(record.shows());
        return record.journal().entries().stream()
                .filter(entry -> record.journal().version(entry.index()).equals(shown))
                .map(Entry::operation)
                .filter(Output.Rendered.class::isInstance)
                .map(Output.Rendered.class::cast)
                .reduce((first, second) -> second);
    }

    private static byte[] bytes(ByteSource file) {
        return file.read(new ByteRange(0, file.length()));
    }

    private static Finding finding(Outcome outcome, String detail) {
        return new Finding(Subject.LINEAGE, outcome, detail);
    }
}
