package dev.stemma.provenance.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The candidates of a journal: to which request they belong, and which of them people took. */
final class Offers {
    private final Journal journal;
    private final Set<Integer> ancestry;
    private final Map<Integer, List<Integer>> ofRequest = new HashMap<>();
    private final Map<Integer, Entry> choices = new HashMap<>();

    /** @param ancestry the entries that the version shown builds on */
    Offers(Journal journal, Set<Integer> ancestry) {
        this.journal = journal;
        this.ancestry = ancestry;
        for (Entry entry : journal.entries()) {
            if (entry.operation() instanceof Generation.Offered) {
                ofRequest
                        .computeIfAbsent(entry.base().getAsInt(), none -> new ArrayList<>())
                        .add(entry.index());
            }
            if (entry.operation() instanceof Generation.Chosen
                    && entry.actor() instanceof Actor.Person
                    && ancestry.contains(entry.index())) {
                choices.putIfAbsent(entry.base().getAsInt(), entry);
            }
        }
    }

    /**
     * The candidates on which the version shown builds. Of several of one request, only the first that has notes in it has
     * the figures.
     *
     * @param standing notes of the version shown, by the entry that brought them in
     */
    List<TakenOffer> taken(Map<Integer, List<Long>> standing) {
        Set<Integer> asked = new HashSet<>();
        Set<Integer> chosen = new HashSet<>();
        List<TakenOffer> taken = new ArrayList<>();
        for (int index : ancestry) {
            Entry entry = journal.entry(index).orElseThrow();
            if (entry.operation() instanceof Generation.Offered offered) {
                Entry request = journal.entry(entry.base().getAsInt()).orElseThrow();
                List<Long> notes = standing.getOrDefault(index, List.of());
                Optional<Entry> choice = Optional.ofNullable(choices.get(index));
                int candidates = candidates(request, choice.map(Entry::index).orElse(journal.size()));
                boolean selects = choice.isPresent() && !notes.isEmpty() && chosen.add(request.index());
                boolean constrains =
                        request.actor() instanceof Actor.Person && !notes.isEmpty() && asked.add(request.index());
                taken.add(new TakenOffer(
                        request.index(),
                        index,
                        candidates,
                        notes,
                        selects ? Optional.of(selection(candidates)) : Optional.empty(),
                        constrains ? Optional.of(constraint(offered.sampling())) : Optional.empty()));
            }
        }
        return taken;
    }

    private int candidates(Entry request, int before) {
        return (int) ofRequest.get(request.index()).stream()
                .filter(offer -> offer < before)
                .count();
    }

    private static Bits selection(int candidates) {
        return Bits.of(StrictMath.log(candidates) / StrictMath.log(2));
    }

    /** Nothing is known where the sampler found no way that its estimate is about. */
    private static Bits constraint(Generation.Sampling sampling) {
        double log2Probability = sampling.log2Probability();
        return sampling.searched() || !Double.isFinite(log2Probability)
                ? Bits.UNKNOWN
                : Bits.of(Math.max(0, 0 - log2Probability));
    }

    /** Who took a candidate. */
    Optional<Commitment> chooser(TakenOffer taken) {
        return Optional.ofNullable(choices.get(taken.offer())).flatMap(Offers::person);
    }

    /** Who asked for a candidate. */
    Optional<Commitment> asker(TakenOffer taken) {
        return journal.entry(taken.request()).flatMap(Offers::person);
    }

    private static Optional<Commitment> person(Entry entry) {
        return entry.actor() instanceof Actor.Person person ? Optional.of(person.id()) : Optional.empty();
    }

    /** The notes of each candidate on which the version shown builds, or of each other one. */
    List<List<JournalNote>> notes(boolean used) {
        return journal.entries().stream()
                .filter(entry -> ancestry.contains(entry.index()) == used)
                .map(Entry::operation)
                .filter(Generation.Offered.class::isInstance)
                .map(operation -> ((Generation.Offered) operation).effect().added())
                .toList();
    }
}
