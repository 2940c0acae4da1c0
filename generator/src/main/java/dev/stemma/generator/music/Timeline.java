package dev.stemma.generator.music;

import java.util.List;
import java.util.stream.Stream;

/**
 * A value that changes over a piece, such as its metre: changes in ascending order, the first at zero, none repeated.
 */
public record Timeline<T>(List<Change<T>> changes) {
    /** From {@code at} on, the value is {@code value}. */
    public record Change<T>(Ticks at, T value) {}

    public Timeline {
        changes = List.copyOf(changes);
        if (changes.isEmpty() || !changes.get(0).at().isZero()) {
            throw new IllegalArgumentException("a timeline begins at 0");
        }
        for (int i = 1; i < changes.size(); i++) {
            if (!changes.get(i - 1).at().isBefore(changes.get(i).at())) {
                throw new IllegalArgumentException("changes of a timeline must ascend, found "
                        + changes.get(i - 1).at() + " before " + changes.get(i).at());
            }
        }
    }

    /** The same value throughout. */
    public static <T> Timeline<T> of(T value) {
        return new Timeline<>(List.of(new Change<>(Ticks.ZERO, value)));
    }

    /** The first value. */
    public T first() {
        return changes.get(0).value();
    }

    /** The value in force at a time. */
    public T at(Ticks time) {
        T value = first();
        for (Change<T> change : changes) {
            if (change.at().isAfter(time)) {
                break;
            }
            value = change.value();
        }
        return value;
    }

    /** The same from a time on, which becomes zero. */
    public Timeline<T> from(Ticks time) {
        Stream<Change<T>> later = changes.stream()
                .filter(change -> change.at().isAfter(time))
                .map(change -> new Change<>(change.at().minus(time), change.value()));
        return new Timeline<>(Stream.concat(Stream.of(new Change<>(Ticks.ZERO, at(time))), later)
                .toList());
    }
}
