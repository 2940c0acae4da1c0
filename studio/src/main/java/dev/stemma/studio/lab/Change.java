package dev.stemma.studio.lab;

import java.util.Optional;

/**
 * One thing that was done, as it was before and after.
 *
 * @param subject which note, by its number from 1, or which entry; nothing where there is only one
 */
public record Change(Tampering tampering, Optional<Integer> subject, Optional<String> before, Optional<String> after) {
    static Change of(Tampering tampering) {
        return new Change(tampering, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Change of(Tampering tampering, String before, String after) {
        return new Change(tampering, Optional.empty(), Optional.of(before), Optional.of(after));
    }

    static Change of(Tampering tampering, int subject, String before, String after) {
        return new Change(tampering, Optional.of(subject), Optional.of(before), Optional.of(after));
    }
}
