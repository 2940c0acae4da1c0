package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Pitch;
import java.util.List;

/** The notes that begin in this stretch end in it and have exactly these pitches, in this order; when, is open. */
public record FixedPitches(Span span, List<Pitch> pitches) implements Constraint {
    public FixedPitches {
        pitches = List.copyOf(pitches);
    }

    @Override
    public Wording wording() {
        List<Integer> numbers = pitches.stream().map(Pitch::midi).toList();
        return new Wording(
                "pitch", "--keep pitch", "the pitches that are kept", span + " " + Wording.joined(" ", numbers));
    }
}
