package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Pitch;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Only these pitch classes sound, 0 = C. */
public record PitchClasses(SortedSet<Integer> classes) implements Constraint {
    public PitchClasses {
        classes = Collections.unmodifiableSortedSet(new TreeSet<>(classes));
        if (classes.isEmpty() || classes.first() < 0 || classes.last() > 11) {
            throw new IllegalArgumentException("pitch classes are 0 to 11, at least one, found " + classes);
        }
    }

    @Override
    public Wording wording() {
        List<String> names = classes.stream()
                .map(pitchClass -> new Pitch(60 + pitchClass).toString().replace("4", ""))
                .toList();
        return new Wording(
                "pitches",
                "--pitches",
                "the pitch set " + Wording.joined(",", names),
                Wording.joined(",", List.copyOf(classes)));
    }
}
