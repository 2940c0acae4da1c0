package dev.stemma.generator.session;

import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.midi.MidiCue;
import dev.stemma.generator.notation.sound.SoundCue;
import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.asset.MidiCarrier;
import dev.stemma.provenance.asset.WavCarrier;
import dev.stemma.provenance.label.LabelledVersion;
import dev.stemma.provenance.record.RecordCheck;
import dev.stemma.provenance.record.SignedRecord;
import java.util.List;
import java.util.Optional;

/** Whether a file that lets listeners know by a rhythm that it is generated is so by its journal. A file need not. */
public final class CueCheck implements RecordCheck {
    private static final long LONGEST_SOUND = 256L << 20;

    @Override
    public List<Finding> examine(SignedRecord record) {
        if (!isIn(record.content())) {
            return List.of();
        }
        return List.of(
                switch (new LabelledVersion(record.journal(), record.shows()).making()) {
                    case BY_MODELS ->
                        new Finding(
                                Subject.LABEL,
                                Outcome.MATCH,
                                "an audible cue lets listeners know that the piece is generated, as follows from the"
                                        + " journal");
                    case BY_PEOPLE ->
                        new Finding(
                                Subject.LABEL,
                                Outcome.MISMATCH,
                                "an audible cue says that the piece is generated; by its journal people entered all its"
                                        + " notes");
                    case UNKNOWN ->
                        new Finding(
                                Subject.LABEL,
                                Outcome.SKIPPED,
                                "an audible cue says that the piece is generated; of the notes that were brought in, the"
                                        + " journal does not tell who made them");
                });
    }

    private static boolean isIn(ByteSource file) {
        Optional<Carrier> carrier = Carrier.detect(file);
        try {
            if (carrier.filter(MidiCarrier.class::isInstance).isPresent() && file.length() <= Limits.FILE_BYTES) {
                return MidiCue.isIn(bytes(file));
            }
            if (carrier.filter(WavCarrier.class::isInstance).isPresent() && file.length() <= LONGEST_SOUND) {
                return SoundCue.isIn(LabelCarrier.without(new WavCarrier().strip(bytes(file))));
            }
        } catch (AssetException damaged) {
            return false;
        }
        return false;
    }

    private static byte[] bytes(ByteSource file) {
        return file.read(new ByteRange(0, file.length()));
    }
}
