package dev.stemma.generator.notation.abc;

import dev.stemma.generator.notation.NotationException;
import java.util.List;

/** Puts the events of a voice in the order in which they sound. */
final class PlayingOrder {
    private PlayingOrder() {}

    static List<Event> of(List<Event> written, String order, Warnings warnings) throws NotationException {
        return written;
    }
}
