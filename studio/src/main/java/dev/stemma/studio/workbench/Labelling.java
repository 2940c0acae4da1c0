package dev.stemma.studio.workbench;

import dev.stemma.generator.notation.midi.MidiCue;
import dev.stemma.generator.notation.sound.SoundCue;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.LabelCarrier;
import dev.stemma.provenance.asset.MidiCarrier;
import dev.stemma.provenance.asset.WavCarrier;
import dev.stemma.provenance.label.AigcLabel;
import dev.stemma.provenance.label.LabelledVersion;
import java.util.Arrays;
import java.util.Optional;

/**
 * The label of generated content that a file gets before it is signed: one that somebody asked for, or that of the file from
 * which it comes, so that a mark is not lost on the way.
 */
record Labelling(Optional<AigcLabel> label, boolean audible) {
    /**
     * The label for a file that is written anew.
     *
     * @param source from which it comes
     * @throws WorkbenchException if a label is asked for that would contradict the journal
     */
    static Labelling of(LabelledVersion version, Optional<SourceFile> source, Optional<Label> wanted)
            throws WorkbenchException {
        Optional<AigcLabel> earlier = source.flatMap(file -> AiMarks.label(ByteSource.of(file.content())))
                .flatMap(label ->
                        version.passedOn(label, wanted.map(Label::producer).orElse(Label.STEMMA)));
        boolean audible = earlier.isPresent()
                && source.filter(file -> isAudible(file.content())).isPresent();
        return wanted.isPresent() ? asked(version, wanted.get(), earlier) : new Labelling(earlier, audible);
    }

    /**
     * A file that is signed as it is, with the label asked for; without one that the journal contradicts by now, in whose
     * place comes what is true.
     *
     * @throws WorkbenchException if a label is asked for that would contradict the journal
     */
    static byte[] kept(byte[] plain, LabelledVersion version, Optional<Label> wanted) throws WorkbenchException {
        if (wanted.isPresent()) {
            requireSound(plain, wanted.get());
            return asked(version, wanted.get(), Optional.empty()).put(plain);
        }
        Optional<AigcLabel> label = AiMarks.label(ByteSource.of(plain));
        if (label.isEmpty() || version.contradiction(label.get()).isEmpty()) {
            return plain;
        }
        Optional<AigcLabel> now = version.passedOn(label.get(), Label.STEMMA);
        return new Labelling(now, now.isPresent() && isAudible(plain)).put(withoutMarks(plain));
    }

    private static void requireSound(byte[] plain, Label wanted) throws WorkbenchException {
        boolean sounds = Carrier.detect(ByteSource.of(plain))
                .filter(carrier -> carrier instanceof MidiCarrier || carrier instanceof WavCarrier)
                .isPresent();
        if (wanted.audible() && !sounds) {
            throw new WorkbenchException(
                    "an audible cue goes into MIDI and WAV files; in this one nobody would hear it", "leave --cue out");
        }
    }

    private static Labelling asked(LabelledVersion version, Label wanted, Optional<AigcLabel> earlier)
            throws WorkbenchException {
        Optional<AigcLabel> label = version.label(wanted.producer()).or(() -> earlier);
        if (label.isEmpty()) {
            throw new WorkbenchException(
                    "by its journal, no note of the piece comes from a model, so it is not labelled as generated",
                    "leave --label out");
        }
        return new Labelling(label, wanted.audible());
    }

    /** Whether listeners hear that the file is generated. */
    private static boolean isAudible(byte[] file) {
        byte[] plain = unsigned(file);
        return !Arrays.equals(plain, SoundCue.without(plain)) || MidiCue.isIn(plain);
    }

    /** Without credentials and label. */
    private static byte[] unsigned(byte[] file) {
        Optional<Carrier> carrier = Carrier.detect(ByteSource.of(file));
        return carrier.isPresent() ? LabelCarrier.without(carrier.get().strip(file)) : file;
    }

    private static byte[] withoutMarks(byte[] plain) {
        return MidiCue.without(SoundCue.without(LabelCarrier.without(plain)));
    }

    /**
     * The file with the label, if its format carries one.
     *
     * @throws WorkbenchException if it has no place for what listeners are to hear
     */
    byte[] put(byte[] plain) throws WorkbenchException {
        Optional<Carrier> carrier = Carrier.detect(ByteSource.of(plain));
        Optional<LabelCarrier> place = carrier.flatMap(Carrier::label);
        if (label.isEmpty() || place.isEmpty()) {
            return plain;
        }
        byte[] marked = audible ? heard(carrier.get(), withoutMarks(plain)) : plain;
        return place.get().put(marked, label.get().text());
    }

    private static byte[] heard(Carrier carrier, byte[] plain) throws WorkbenchException {
        try {
            if (carrier instanceof MidiCarrier) {
                return MidiCue.append(plain);
            }
            return carrier instanceof WavCarrier ? SoundCue.append(plain) : plain;
        } catch (IllegalArgumentException e) {
            throw new WorkbenchException(e.getMessage(), "leave --cue out", e);
        }
    }
}
