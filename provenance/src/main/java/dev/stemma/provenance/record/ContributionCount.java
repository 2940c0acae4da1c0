package dev.stemma.provenance.record;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Goes through a journal and counts what people did to one of its versions. */
final class ContributionCount {
    private final Journal journal;
    private final Version version;
    private final Set<Integer> ancestry;
    private final Offers offers;
    private final Map<Commitment, Deeds> people = new LinkedHashMap<>();

    ContributionCount(Journal journal, int shows) throws JournalException {
        this.journal = journal;
        this.version = journal.version(shows)
                .orElseThrow(() -> new JournalException("what the version after entry " + shows
                        + " builds on is not at hand, so nobody can tell where its notes come from"));
        this.ancestry = journal.ancestry(shows);
        this.offers = new Offers(journal, ancestry);
    }

    Contribution contribution() {
        operations();
        List<NoteShare> notes = version.notes().stream().map(this::share).toList();
        List<TakenOffer> taken = taken();
        List<List<JournalNote>> unused = offers.notes(false);
        List<JournalNote> ofPeople = notes.stream()
                .filter(each -> !each.people().isEmpty())
                .map(each -> each.traced().note())
                .toList();
        return new Contribution(
                Contribution.count(notes),
                (int) notes.stream()
                        .filter(each -> version.isLocked(each.traced().note()))
                        .count(),
                people.values().stream().map(Deeds::share).toList(),
                notes,
                taken,
                new Contribution.Unused(
                        unused.size(), unused.stream().mapToInt(List::size).sum()),
                OverlapSearch.of(ofPeople, offers.notes(true), unused));
    }

    private void operations() {
        for (Entry entry : journal.entries()) {
            Operation operation = entry.operation();
            boolean isWork = !(operation instanceof Output || operation instanceof TimeStamped);
            if (isWork && entry.actor() instanceof Actor.Person person) {
                boolean stands = ancestry.contains(entry.index()) || changesNothing(operation);
                boolean inferred = operation instanceof NoteEdit edit && edit.inferred();
                deeds(person.id()).did(operation.kind(), stands, inferred);
            }
        }
    }

    private static boolean changesNothing(Operation operation) {
        return operation instanceof Remark || operation instanceof Step || operation instanceof Generation.Rejected;
    }

    private Deeds deeds(Commitment person) {
        return people.computeIfAbsent(person, Deeds::new);
    }

    private NoteShare share(TracedNote traced) {
        List<Entry> history = traced.history().stream()
                .map(index -> journal.entry(index).orElseThrow())
                .toList();
        List<Entry> edits = history.stream()
                .skip(1)
                .filter(entry -> entry.operation() instanceof NoteEdit)
                .toList();
        Set<Commitment> by = new LinkedHashSet<>();
        Bits entered = entered(history.get(0), edits, by);
        for (Entry edit : edits) {
            if (edit.actor() instanceof Actor.Person person && by.add(person.id())) {
                deeds(person.id()).edited();
            }
        }
        Predicate<Entry> pitched = entry -> entry.operation() instanceof NoteEdit.Pitched;
        Bits edited = changed(
                        traced.note().id(),
                        edits.stream().filter(pitched).toList(),
                        (before, after) -> before.pitch() == after.pitch())
                .plus(changed(
                        traced.note().id(),
                        edits.stream().filter(pitched.negate()).toList(),
                        (before, after) -> before.onset() == after.onset() && before.duration() == after.duration()));
        return new NoteShare(traced, List.copyOf(by), entered, edited);
    }

    private Bits entered(Entry born, List<Entry> edits, Set<Commitment> by) {
        if (born.operation() instanceof NoteEdit.Added added && born.actor() instanceof Actor.Person person) {
            Bits bits = edits.isEmpty() ? bits(added) : Bits.UNKNOWN;
            by.add(person.id());
            deeds(person.id()).entered(bits);
            return bits;
        }
        return Bits.NONE;
    }

    /** What the last of several edits is worth that change the same of a note. */
    private Bits changed(long id, List<Entry> edits, BiPredicate<JournalNote, JournalNote> same) {
        if (edits.isEmpty()) {
            return Bits.NONE;
        }
        Entry last = edits.get(edits.size() - 1);
        JournalNote before = note(edits.get(0).base().getAsInt(), id);
        if (same.test(before, note(last.index(), id)) || !(last.actor() instanceof Actor.Person person)) {
            return Bits.NONE;
        }
        Bits bits = bits((NoteEdit) last.operation());
        deeds(person.id()).adds(BitVector.ofEdit(bits));
        return bits;
    }

    private static Bits bits(NoteEdit edit) {
        return edit.surprisal().map(known -> Bits.of(known.bits())).orElse(Bits.UNKNOWN);
    }

    private JournalNote note(int at, long id) {
        return journal.version(at).orElseThrow().note(id).orElseThrow().note();
    }

    private List<TakenOffer> taken() {
        Map<Integer, List<Long>> standing = new HashMap<>();
        version.notes()
                .forEach(each -> standing.computeIfAbsent(each.born(), none -> new ArrayList<>())
                        .add(each.note().id()));
        List<TakenOffer> taken = offers.taken(standing);
        for (TakenOffer each : taken) {
            each.selection()
                    .ifPresent(bits -> deeds(offers.chooser(each).orElseThrow()).adds(BitVector.ofSelection(bits)));
            each.constraint()
                    .ifPresent(bits -> deeds(offers.asker(each).orElseThrow()).adds(BitVector.ofConstraint(bits)));
        }
        return taken;
    }
}
