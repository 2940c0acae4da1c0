package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A written note or rest: one head, with its place in a tuplet.
 *
 * @param pitch empty for a rest
 * @param value empty for a rest that fills its bar
 * @param tiedFrom whether the note before is tied to this one
 * @param tiedTo whether this one is tied to the next
 */
record Sign(
        Ticks onset,
        Ticks duration,
        Optional<Pitch> pitch,
        Optional<Value> value,
        Tuplet tuplet,
        boolean startsTuplet,
        boolean stopsTuplet,
        boolean tiedFrom,
        boolean tiedTo) {

    Ticks end() {
        return onset.plus(duration);
    }

    /** {@code actual} notes in the time of {@code normal}; 1 in 1 outside tuplets. */
    record Tuplet(int actual, int normal) {
        static final Tuplet NONE = new Tuplet(1, 1);

        boolean isPresent() {
            return actual > 1;
        }

        /** The written length of what sounds this long; empty if that is no whole number of ticks. */
        Optional<Ticks> written(Ticks sounding) {
            return sounding.times(actual).value() % normal == 0
                    ? Optional.of(new Ticks(sounding.value() * actual / normal))
                    : Optional.empty();
        }

        Ticks sounding(Ticks written) {
            return new Ticks(written.value() * normal / actual);
        }
    }

    /**
     * A note value.
     *
     * @param power 0 for a 1024th, 8 for a quarter, 12 for a long
     * @param dots 0 or 1
     */
    record Value(int power, int dots) {
        private static final String[] TYPES = {
            "1024th", "512th", "256th", "128th", "64th", "32nd", "16th", "eighth", "quarter", "half", "whole", "breve",
            "long"
        };
        private static final long SHORTEST = Ticks.PER_QUARTER / 256;

        /** The value with at most so many dots that lasts exactly this long. */
        static Optional<Value> of(Ticks duration, int mostDots) {
            for (int dots = 0; dots <= mostDots; dots++) {
                int parts = (2 << dots) - 1;
                long base = duration.value() / parts << dots;
                if (duration.value() % parts == 0 && base % SHORTEST == 0 && Long.bitCount(base / SHORTEST) == 1) {
                    int power = Long.numberOfTrailingZeros(base / SHORTEST);
                    return power < TYPES.length && power >= dots
                            ? Optional.of(new Value(power, dots))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        }

        /** Values without dots that last so long together, the longest first; none if there are none that do. */
        static List<Value> sum(Ticks duration) {
            long units = duration.value() / SHORTEST;
            if (duration.value() % SHORTEST != 0 || units >> TYPES.length != 0) {
                return List.of();
            }
            return IntStream.range(0, TYPES.length)
                    .map(i -> TYPES.length - 1 - i)
                    .filter(power -> (units >> power & 1) == 1)
                    .mapToObj(power -> new Value(power, 0))
                    .toList();
        }

        /** How long a named value with dots lasts, if there is such a value. */
        static Optional<Ticks> typed(String type, int dots) {
            int power = List.of(TYPES).indexOf(type);
            if (power < 0 || dots > 4) {
                return Optional.empty();
            }
            long undotted = SHORTEST << power;
            return Optional.of(new Ticks(2 * undotted - (undotted >> dots)));
        }

        String type() {
            return TYPES[power];
        }
    }
}
