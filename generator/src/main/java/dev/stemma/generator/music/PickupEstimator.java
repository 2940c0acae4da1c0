package dev.stemma.generator.music;

import java.util.List;

/**
 * Finds the bar lines of a melody whose source gives its metre but not where the bars begin: the pickup that puts the most
 * sounding time, and the last note above all, on accented beats. Pickups of half a bar or more are not told from none.
 */
public final class PickupEstimator {
    private static final double DOWNBEAT = 2;
    private static final double MIDDLE = 1;

    /** How many times its duration the last note counts: melodies come to rest on an accent. */
    private static final double LAST_NOTE = 4;

    private PickupEstimator() {}

    /** The length of the pickup bar; zero if no pickup fits better than none, or the metre changes. */
    public static Ticks estimate(Melody melody) {
        Metre metre = melody.metres().first();
        if (melody.metres().changes().size() > 1 || melody.notes().isEmpty()) {
            return Ticks.ZERO;
        }
        Ticks beat = metre.beats().size() > 1 ? metre.beats().get(1) : metre.barLength();
        Ticks step = Ticks.min(beat, metre.unit());
        Ticks best = Ticks.ZERO;
        double bestScore = score(melody.notes(), metre, best);
        for (Ticks pickup = step; pickup.times(2).isBefore(metre.barLength()); pickup = pickup.plus(step)) {
            double score = score(melody.notes(), metre, pickup);
            if (score > bestScore) {
                best = pickup;
                bestScore = score;
            }
        }
        return best;
    }

    private static double score(List<Note> notes, Metre metre, Ticks pickup) {
        double score = 0;
        for (int i = 0; i < notes.size(); i++) {
            double duration = notes.get(i).duration().value();
            score += accent(notes.get(i).onset().minus(pickup), metre)
                    * duration
                    * (i == notes.size() - 1 ? LAST_NOTE : 1);
        }
        return score;
    }

    private static double accent(Ticks fromFirstBarLine, Metre metre) {
        Ticks place = new Ticks(
                Math.floorMod(fromFirstBarLine.value(), metre.barLength().value()));
        if (place.isZero()) {
            return DOWNBEAT;
        }
        boolean even = metre.beats().size() % 2 == 0;
        return even && place.times(2).equals(metre.barLength()) ? MIDDLE : 0;
    }
}
