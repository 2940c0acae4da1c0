package dev.stemma.generator.session;

import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.provenance.record.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where what is shown stands among the versions of a piece, as it follows from the journal.
 *
 * @param canUndo whether there is something to go back to
 * @param undone entries from which people went back to what is shown and that can be shown again, the nearest first
 * @param candidates entries of the candidates among which one is shown and nobody has chosen, without those turned down
 */
public record Standpoint(boolean canUndo, List<Integer> undone, List<Integer> candidates) {
    public Standpoint {
        undone = List.copyOf(undone);
        candidates = List.copyOf(candidates);
    }

    /**
     * The same where one of several candidates is known to have been shown last before people went back: the journal does not
     * say which.
     *
     * @param seen its entry
     */
    public Standpoint having(int seen, Journal journal) {
        Optional<Entry> last = journal.entry(seen).filter(entry -> entry.operation() instanceof Generation.Offered);
        List<Integer> others = last.stream()
                .flatMap(offer -> offers(journal, offer))
                .map(Entry::index)
                .toList();
        return new Standpoint(
                canUndo,
                undone.stream()
                        .map(entry -> others.contains(entry) ? (Integer) seen : entry)
                        .toList(),
                candidates);
    }

    static Standpoint of(Ledger ledger) {
        return new Standpoint(
                canUndo(ledger),
                new Undone(ledger.journal(), ledger.version()).entries(),
                ledger.pendingOffer()
                        .map(offer -> candidates(ledger.journal(), offer))
                        .orElse(List.of()));
    }

    private static boolean canUndo(Ledger ledger) {
        try {
            ledger.beforeLastChange();
            return true;
        } catch (SessionException nothingBefore) {
            return false;
        }
    }

    private static List<Integer> candidates(Journal journal, Entry pending) {
        List<Long> rejected = journal.entries().stream()
                .filter(entry -> entry.operation() instanceof Generation.Rejected)
                .flatMap(entry -> ((Generation.Rejected) entry.operation()).offers().stream())
                .toList();
        return offers(journal, pending)
                .map(Entry::index)
                .filter(index -> !rejected.contains((long) index))
                .toList();
    }

    /** All offers that answer the request which one of them answers. */
    private static Stream<Entry> offers(Journal journal, Entry one) {
        return journal.entries().stream()
                .filter(entry -> entry.operation() instanceof Generation.Offered
                        && entry.base().equals(one.base()));
    }

    /** The steps back with which the journal ends. */
    private record Undone(Journal journal, Version shown) {
        private record Place(int entry, int distance) {}

        List<Integer> entries() {
            List<Place> ahead = new ArrayList<>();
            for (int entry : left()) {
                OptionalInt distance = distance(entry);
                if (distance.isPresent() && ahead.stream().noneMatch(place -> same(place.entry(), entry))) {
                    ahead.add(new Place(entry, distance.getAsInt()));
                }
            }
            return ahead.stream()
                    .sorted(Comparator.comparingInt(Place::distance))
                    .map(Place::entry)
                    .collect(Collectors.toUnmodifiableList());
        }

        private boolean same(int one, int other) {
            return journal.version(one).equals(journal.version(other));
        }

        /** What was shown before each of the steps, the last one first. */
        private List<Integer> left() {
            List<Integer> left = new ArrayList<>();
            for (int at = journal.size() - 1; at > 0; at--) {
                Optional<Operation> operation = journal.entry(at).map(Entry::operation);
                if (operation.isEmpty() || !isPassedOver(operation.get())) {
                    break;
                }
                if (operation.get() instanceof Step.Undone) {
                    left.add(shownBefore(at - 1));
                }
            }
            return left;
        }

        private static boolean isPassedOver(Operation operation) {
            return operation instanceof Step
                    || operation instanceof Remark
                    || operation instanceof Output
                    || operation instanceof TimeStamped;
        }

        /** What a step back led to; of candidates that were offered last the first is shown. */
        private int shownBefore(int entry) {
            Optional<Entry> last = journal.entry(entry);
            if (last.filter(each -> each.operation() instanceof Generation.Offered)
                    .isPresent()) {
                return offers(journal, last.get()).findFirst().orElseThrow().index();
            }
            Optional<Entry> at = last;
            while (at.filter(each -> each.operation() instanceof Step.Undone).isPresent()) {
                at = journal.entry(at.get().base().orElseThrow());
            }
            return at.map(Entry::index).orElse(entry);
        }

        /** How far behind what is shown the version after an entry comes; nothing if it does not. */
        private OptionalInt distance(int entry) {
            int distance = 0;
            Optional<Entry> at = journal.entry(entry);
            while (at.isPresent()) {
                if (journal.version(at.get().index()).filter(shown::equals).isPresent()) {
                    return distance == 0 ? OptionalInt.empty() : OptionalInt.of(distance);
                }
                distance++;
                OptionalInt base = at.get().base();
                at = base.isPresent() ? journal.entry(base.getAsInt()) : Optional.empty();
            }
            return OptionalInt.empty();
        }
    }
}
