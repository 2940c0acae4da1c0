package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Ticks;
import java.util.List;

/** How many notes may begin in each bar, and in all bars together. */
final class Counting {
    /** Shortest note that is ever written is a 32nd. */
    private static final long SHORTEST = Ticks.PER_QUARTER / 8;

    private final boolean[] counted;
    private final boolean each;
    private final boolean all;
    private int fewest;
    private int most = Integer.MAX_VALUE;
    private int fewestInAll;
    private int mostInAll;

    Counting(Frame frame, Givens givens, List<Constraint> constraints) {
        List<Bar> bars = frame.conditions().bars();
        counted = new boolean[bars.size()];
        int number = 0;
        long longest = 0;
        for (int i = frame.firstBar(); i <= frame.lastBar(); i++) {
            Ticks from = Ticks.max(bars.get(i).start(), frame.from());
            counted[i] = from.isBefore(bars.get(i).end())
                    && !givens.isLocked(from, bars.get(i).end());
            number += counted[i] ? 1 : 0;
            longest += counted[i] ? bars.get(i).length().value() / SHORTEST + 1 : 0;
        }
        List<Density> densities = constraints.stream()
                .filter(Density.class::isInstance)
                .map(Density.class::cast)
                .toList();
        each = densities.stream().anyMatch(density -> density.scope() == Density.Scope.EACH_BAR);
        all = number > 0 && densities.stream().anyMatch(density -> density.scope() == Density.Scope.AVERAGE);
        mostInAll = all ? (int) Math.min(Integer.MAX_VALUE / 2, longest * 8) : 0;
        for (Density density : densities) {
            if (density.scope() == Density.Scope.EACH_BAR) {
                fewest = Math.max(fewest, density.fewest());
                most = Math.min(most, density.most());
            } else if (all) {
                fewestInAll = Math.max(fewestInAll, density.fewest() * number);
                mostInAll = Math.min(mostInAll, density.most() * number);
            }
        }
    }

    boolean isCountedInBar(int bar) {
        return each && counted[bar];
    }

    boolean isCountedInAll(int bar) {
        return all && counted[bar];
    }

    /** Whether a bar may hold this many notes so far. */
    boolean isNotTooMany(int bar, int notes) {
        return !isCountedInBar(bar) || notes <= most;
    }

    /** Whether a bar may end with this many notes. */
    boolean isEnough(int bar, int notes) {
        return !isCountedInBar(bar) || notes >= fewest;
    }

    /** 64-bit words that hold the counts of all notes. */
    int words() {
        return mostInAll / 64 + 1;
    }

    /** The counts with which a piece may end. */
    long[] finals() {
        long[] bits = new long[words()];
        for (int count = fewestInAll; count <= mostInAll; count++) {
            bits[count / 64] |= 1L << (count % 64);
        }
        return bits;
    }
}
