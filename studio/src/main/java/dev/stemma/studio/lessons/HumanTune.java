package dev.stemma.studio.lessons;

import dev.stemma.generator.corpus.Work;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * A tune that a human wrote.
 *
 * @param tradition by its name; empty if nobody said
 * @param source where it was taken from
 */
public record HumanTune(String title, String tradition, String source, Melody melody) {
    private static final int LEAST_BARS = 4;
    private static final int MOST_BARS = 8;
    private static final int LEAST_NOTES = 8;

    static HumanTune of(Work work) {
        return new HumanTune(
                work.entry().title(),
                work.entry().tradition().id(),
                work.entry().source(),
                work.melodies().get(0));
    }

    /**
     * Its first full bars, eight at most and at an even number, under no name; nothing if they change key or metre, hold too
     * few notes, or their last note goes on after them.
     */
    Optional<Melody> excerpt() {
        List<Bar> full = melody.bars().stream()
                .filter(bar ->
                        bar.number() > 0 && bar.length().equals(bar.metre().barLength()))
                .limit(MOST_BARS)
                .toList();
        int bars = full.size() / 2 * 2;
        if (bars < LEAST_BARS) {
            return Optional.empty();
        }
        Ticks from = full.get(0).start();
        Ticks to = full.get(bars - 1).end();
        Melody part = melody.part(from, to);
        boolean plain = part.metres().changes().size() == 1
                && part.keys().changes().size() == 1
                && full.get(0).metre().barLength().times(bars).equals(to.minus(from))
                && part.length().equals(to.minus(from))
                && part.notes().size() >= LEAST_NOTES;
        return plain ? Optional.of(inFrameOf(part, part.notes())) : Optional.empty();
    }

    /** Notes in the bars, metre, key and tempo of a melody, and nothing else that could tell two apart. */
    static Melody inFrameOf(Melody frame, List<Note> notes) {
        return new Melody(
                Optional.empty(),
                notes,
                frame.length(),
                Ticks.ZERO,
                Timeline.of(frame.metres().first()),
                Timeline.of(frame.keys().first()),
                Timeline.of(frame.tempos().first()),
                List.of(),
                List.of());
    }
}
