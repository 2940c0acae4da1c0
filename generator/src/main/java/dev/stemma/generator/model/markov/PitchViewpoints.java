package dev.stemma.generator.model.markov;

import java.util.List;
import java.util.Optional;

/**
 * Viewpoints on the next pitch of an {@link EventMelody} that see pitches alone. An outcome is an index of the corpus'
 * alphabet of pitches.
 */
public final class PitchViewpoints {
    private static final int SPAN = 128;
    private static final int MIDDLE = 64;

    private final int[] alphabet;
    private final int order;

    /**
     * @param alphabet pitches, ascending
     * @param order the most past notes in a context
     */
    public PitchViewpoints(List<Integer> alphabet, int order) {
        this.alphabet = alphabet.stream().mapToInt(Integer::intValue).toArray();
        this.order = order;
    }

    /** The pitch itself: cpitch of Pearce (2005, table 5.2). */
    public Viewpoint<EventPast> pitch() {
        return ofPitch("pitch", order, EventPast::pitch, Optional.empty());
    }

    /** The interval from the note before: cpint. */
    public Viewpoint<EventPast> interval() {
        return ofInterval("interval", order, EventPast::interval, Optional.empty());
    }

    /** The interval from the first note: cpintfip. */
    public Viewpoint<EventPast> fromFirst() {
        return ofFirst("from-first", order, (past, note) -> past.pitch(note) - past.pitch(0), Optional.empty());
    }

    /** The interval, after where the melody stands between the lowest and the highest pitch so far. */
    public Viewpoint<EventPast> range() {
        return ofInterval("range", 3, EventPast::interval, Optional.of((past, note) -> {
            int highest = Integer.MIN_VALUE;
            int lowest = Integer.MAX_VALUE;
            for (int i = 0; i < note; i++) {
                highest = Math.max(highest, past.pitch(i));
                lowest = Math.min(lowest, past.pitch(i));
            }
            int last = note == 0 ? 0 : past.pitch(note - 1);
            return note == 0 ? -1 : Math.min(12, highest - last) * 16 + Math.min(12, last - lowest);
        }));
    }

    /** The interval, after the earlier pitches as seen from the last: which scale the neighbours make, not their order of steps. */
    public Viewpoint<EventPast> neighbours() {
        return ofInterval(
                "neighbours",
                3,
                (past, note) -> note == 0 ? 500 : past.pitch(past.length() - 1) - past.pitch(note - 1),
                Optional.empty());
    }

    /** The pitch, after how far the melody has come: the count of notes up to 24, from there its remainder by 8. */
    public Viewpoint<EventPast> place() {
        return ofPitch("place", 2, EventPast::pitch, Optional.of((past, note) -> note < 24 ? note : 24 + (note & 7)));
    }

    Viewpoint<EventPast> ofPitch(
            String name,
            int order,
            SequenceViewpoint.Element<EventPast> element,
            Optional<SequenceViewpoint.Element<EventPast>> present) {
        return new SequenceViewpoint<>(name, order, SPAN, (past, outcome) -> alphabet[outcome], element, present);
    }

    Viewpoint<EventPast> ofInterval(
            String name,
            int order,
            SequenceViewpoint.Element<EventPast> element,
            Optional<SequenceViewpoint.Element<EventPast>> present) {
        return new SequenceViewpoint<>(
                name,
                order,
                2 * SPAN,
                (past, outcome) ->
                        SPAN + alphabet[outcome] - (past.length() == 0 ? MIDDLE : past.pitch(past.length() - 1)),
                element,
                present);
    }

    Viewpoint<EventPast> ofFirst(
            String name,
            int order,
            SequenceViewpoint.Element<EventPast> element,
            Optional<SequenceViewpoint.Element<EventPast>> present) {
        return new SequenceViewpoint<>(
                name,
                order,
                2 * SPAN,
                (past, outcome) -> SPAN + alphabet[outcome] - (past.length() == 0 ? MIDDLE : past.pitch(0)),
                element,
                present);
    }
}
