package dev.stemma.generator.notation;

import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** What a file states along its time, made into a timeline. */
public final class Changes {
    private Changes() {}

    /** From the initial value on, without the statements that change nothing. */
    public static <T> Timeline<T> timeline(SortedMap<Ticks, T> stated, T initial) throws NotationException {
        List<Timeline.Change<T>> changes = new ArrayList<>();
        changes.add(new Timeline.Change<>(Ticks.ZERO, stated.getOrDefault(Ticks.ZERO, initial)));
        for (Map.Entry<Ticks, T> change : bounded(stated).entrySet()) {
            if (!changes.get(changes.size() - 1).value().equals(change.getValue())) {
                changes.add(new Timeline.Change<>(change.getKey(), change.getValue()));
            }
        }
        return new Timeline<>(changes);
    }

    /** The statements themselves, refused if there are more than {@link Limits#CHANGES}. */
    public static <M extends Map<Ticks, ?>> M bounded(M stated) throws NotationException {
        if (stated.size() > Limits.CHANGES) {
            throw new NotationException("found " + stated.size() + " changes of metre, key or tempo; at most "
                    + Limits.CHANGES + " of each are read");
        }
        return stated;
    }
}
