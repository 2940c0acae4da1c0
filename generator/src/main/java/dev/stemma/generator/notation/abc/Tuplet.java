package dev.stemma.generator.notation.abc;

import dev.stemma.generator.music.Ticks;
import java.util.List;

/** {@code played} notes in the time of {@code time}, over the next {@code notes} segments; none where that is 0. */
record Tuplet(int played, int time, int notes) {
    static final Tuplet NONE = new Tuplet(1, 1, 0);

    private static final List<Tuplet> RATIOS =
            List.of(new Tuplet(3, 2, 0), new Tuplet(5, 4, 0), new Tuplet(7, 4, 0), new Tuplet(9, 8, 0));

    /** The shortest tuplet that begins with this segment and ends where plain lengths can go on. */
    static Tuplet at(List<Segment> segments, int from) {
        if (Lengths.isPlain(segments.get(from).length())) {
            return NONE;
        }
        Ticks total = Ticks.ZERO;
        for (int i = from; i < segments.size() && i - from < 64; i++) {
            total = total.plus(segments.get(i).length());
            if (Lengths.isPlain(total)) {
                List<Segment> group = segments.subList(from, i + 1);
                return RATIOS.stream()
                        .filter(ratio -> group.stream().allMatch(segment -> ratio.fits(segment.length())))
                        .findFirst()
                        .map(ratio -> new Tuplet(ratio.played, ratio.time, group.size()))
                        .orElse(NONE);
            }
        }
        return NONE;
    }

    private boolean fits(Ticks length) {
        long scaled = length.value() * played;
        return scaled % time == 0 && Lengths.isSingle(new Ticks(scaled / time));
    }

    Ticks written(Ticks length) {
        return new Ticks(length.value() * played / time);
    }

    /** {@code (3}, {@code (5:4:5}. */
    String sign() {
        return played == 3 && notes == 3 ? "(3" : "(" + played + ":" + time + ":" + notes;
    }
}
