package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.asset.LabelField;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.label.AiShare;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.label.LabelException;
import dev.stemma.provenance.label.Responsibility;
import dev.stemma.provenance.record.JournalException;
import java.util.List;
import java.util.Optional;

/**
 * How a file says that it is generated, and what its journal says of that.
 *
 * @param label in the file, if it has exactly one that can be read
 * @param share of generative AI by the journal, in the words of DDEX
 */
public record AiMarks(Optional<AigcLabel> label, Optional<AiShare> share) {
    /** What is found in a file; a label that cannot be read is told by the verdict. */
    static AiMarks of(ByteSource file, Optional<RecordedJournal> recorded) {
        return new AiMarks(label(file), recorded.flatMap(AiMarks::share));
    }

    private static Optional<AiShare> share(RecordedJournal recorded) {
        try {
            return Optional.of(AiShare.of(Responsibility.of(recorded.journal(), recorded.shows())));
        } catch (JournalException notAtHand) {
            return Optional.empty();
        }
    }

    /** The one label of a file, if it can be read. */
    static Optional<AigcLabel> label(ByteSource file) {
        try {
            Optional<LabelCarrier> carrier = LabelCarrier.detect(file);
            List<LabelField> fields = carrier.isPresent() ? carrier.get().find(file) : List.of();
            return fields.size() == 1 ? Optional.of(AigcLabel.read(fields.get(0).content())) : Optional.empty();
        } catch (AssetException | LabelException noLabel) {
            return Optional.empty();
        }
    }
}
