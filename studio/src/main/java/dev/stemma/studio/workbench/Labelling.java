package dev.stemma.studio.workbench;

import dev.stemma.provenance.asset.AssetException;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.asset.LabelField;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.label.LabelException;
import dev.stemma.provenance.label.LabelledVersion;
import java.util.List;
import java.util.Optional;

/**
 * The label of generated content that a file gets before it is signed: one that somebody asked for, or that of the file from
 * which it comes, so that a mark is not lost on the way.
 */
record Labelling(Optional<AigcLabel> label) {
    /**
     * The label for a file that is written anew.
     *
     * @param source from which it comes
     * @throws WorkbenchException if a label is asked for that would contradict the journal
     */
    static Labelling of(LabelledVersion version, Optional<SourceFile> source, Optional<Label> wanted)
            throws WorkbenchException {
        Optional<AigcLabel> earlier = source.flatMap(file -> labelOf(file.content()))
                .flatMap(label ->
                        version.passedOn(label, wanted.map(Label::producer).orElse(Label.STEMMA)));
        return wanted.isPresent() ? asked(version, wanted.get(), earlier) : new Labelling(earlier);
    }

    /**
     * A file that is signed as it is, with the label asked for; without one that the journal contradicts by now, in whose
     * place comes what is true.
     *
     * @throws WorkbenchException if a label is asked for that would contradict the journal
     */
    static byte[] kept(byte[] plain, LabelledVersion version, Optional<Label> wanted) throws WorkbenchException {
        if (wanted.isPresent()) {
            return asked(version, wanted.get(), Optional.empty()).put(plain);
        }
        Optional<AigcLabel> label = labelOf(plain);
        if (label.isEmpty() || version.contradiction(label.get()).isEmpty()) {
            return plain;
        }
        return new Labelling(version.passedOn(label.get(), Label.STEMMA)).put(LabelCarrier.without(plain));
    }

    private static Labelling asked(LabelledVersion version, Label wanted, Optional<AigcLabel> earlier)
            throws WorkbenchException {
        Optional<AigcLabel> label = version.label(wanted.producer()).or(() -> earlier);
        if (label.isEmpty()) {
            throw new WorkbenchException(
                    "by its journal, no note of the piece comes from a model, so it is not labelled as generated",
                    "leave --label out");
        }
        return new Labelling(label);
    }

    /** The one label of a file, if it can be read. */
    private static Optional<AigcLabel> labelOf(byte[] file) {
        ByteSource source = ByteSource.of(file);
        try {
            Optional<LabelCarrier> carrier = LabelCarrier.detect(source);
            List<LabelField> fields = carrier.isPresent() ? carrier.get().find(source) : List.of();
            return fields.size() == 1 ? Optional.of(AigcLabel.read(fields.get(0).content())) : Optional.empty();
        } catch (AssetException | LabelException noLabel) {
            return Optional.empty();
        }
    }

    /** The file with the label, if its format carries one. */
    byte[] put(byte[] plain) {
        Optional<LabelCarrier> carrier = LabelCarrier.detect(ByteSource.of(plain));
        return label.isPresent() && carrier.isPresent()
                ? carrier.get().put(plain, label.get().text())
                : plain;
    }
}
