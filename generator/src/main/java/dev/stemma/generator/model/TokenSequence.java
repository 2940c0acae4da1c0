package dev.stemma.generator.model;

import dev.stemma.generator.music.Ticks;
import java.util.List;

/**
 * A melody, or a stretch of one in a single key, as tokens.
 *
 * @param events each event with its real duration, in order
 * @param referenceTonic the MIDI number from which pitches are counted
 */
public record TokenSequence(Conditions conditions, List<Event> events, int referenceTonic) {
    /** A token with the time that it really takes; a pitch token has that of its note. */
    public record Event(int token, Ticks duration) {}

    public TokenSequence {
        events = List.copyOf(events);
    }
}
