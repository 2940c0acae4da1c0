package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;
import java.util.function.ToDoubleFunction;

/** What of a melody is judged. */
public enum Aspect {
    PITCH("pitch", BitsPerNote::pitchPerNote),
    RHYTHM("rhythm", BitsPerNote::rhythmPerNote),
    /** Both, their bits added. */
    WHOLE("pitch + rhythm", BitsPerNote::perNote);

    private final String label;
    private final ToDoubleFunction<BitsPerNote> bits;

    Aspect(String label, ToDoubleFunction<BitsPerNote> bits) {
        this.label = label;
        this.bits = bits;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** Bits a note. */
    public double of(BitsPerNote of) {
        return bits.applyAsDouble(of);
    }
}
