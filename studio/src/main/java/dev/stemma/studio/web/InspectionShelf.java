package dev.stemma.studio.web;

import dev.stemma.studio.workbench.Inspected;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;

/** The files that are looked at just now, in memory only: a few, and not for long. */
final class InspectionShelf {
    private static final int MOST = 16;
    private static final Duration KEPT = Duration.ofMinutes(60);

    private record Kept(UUID id, Inspected inspected, Instant used) {}

    private final Clock clock;
    private final long mostBytes;
    private final Deque<Kept> kept = new ArrayDeque<>();

    /** @param mostBytes of all files that lie there; one of any size may */
    InspectionShelf(Clock clock, long mostBytes) {
        this.clock = clock;
        this.mostBytes = mostBytes;
    }

    /** Puts one there; those that were not used for the longest time make room. */
    synchronized UUID put(Inspected inspected) {
        forgetOld();
        UUID id = UUID.randomUUID();
        kept.addFirst(new Kept(id, inspected, clock.instant()));
        while (kept.size() > MOST || kept.size() > 1 && bytes() > mostBytes) {
            kept.removeLast();
        }
        return id;
    }

    /** What is there under an id. */
    synchronized Optional<Inspected> find(UUID id) {
        forgetOld();
        for (Iterator<Kept> each = kept.iterator(); each.hasNext(); ) {
            Kept found = each.next();
            if (found.id().equals(id)) {
                each.remove();
                kept.addFirst(new Kept(id, found.inspected(), clock.instant()));
                return Optional.of(found.inspected());
            }
        }
        return Optional.empty();
    }

    private void forgetOld() {
        Instant limit = clock.instant().minus(KEPT);
        kept.removeIf(each -> each.used().isBefore(limit));
    }

    private long bytes() {
        return kept.stream().mapToLong(each -> each.inspected().given().size()).sum();
    }
}
