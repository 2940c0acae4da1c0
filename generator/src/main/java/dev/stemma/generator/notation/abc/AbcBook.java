package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import java.util.List;

/** A file of tunes: those that could be read, and for each of the others the reason, which names its line. */
public record AbcBook(List<AbcTune> tunes, List<NotationException> refused) {
    public AbcBook {
        tunes = List.copyOf(tunes);
        refused = List.copyOf(refused);
    }
}
