package dev.stemma.provenance.record;

import dev.stemma.provenance.cbor.CborMap;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What people did to a version of a piece: what follows from the journal, and from nothing else. Counts, and bits where a
 * model was at hand; no share of the whole, as nobody can say how much an edit weighs against a choice.
 *
 * <pre>
 * {origins: {* text => int}, locked: int, people: [* {}], notes: [* []], taken: [* {}], unused: {offers: int, notes: int},
 *  overlap: {}}
 * </pre>
 *
 * @param origins how many notes come from where
 * @param locked how many notes are locked
 * @param people in the order in which they first did something
 * @param notes all of the version, in the order in which they sound; in CBOR those that people entered or changed
 * @param taken candidates on which the version builds, in the order in which they were offered
 * @param unused what was offered and not used
 * @param overlap of what people entered with what was offered
 */
public record Contribution(
        SortedMap<Origin, Integer> origins,
        int locked,
        List<Share> people,
        List<NoteShare> notes,
        List<TakenOffer> taken,
        Unused unused,
        Overlap overlap) {
    private static final String INDEPENDENCE_NOTE =
            "This is evidence of what was done, worked out from the journal of the piece by fixed rules. It is not a verdict: "
                    + "whether and for whom it founds rights is for the law of each country and, in a dispute, for its "
                    + "courts. The four figures in bits measure different things that overlap; they cannot be added up or "
                    + "turned into a percentage.";

    private static final String INDEPENDENCE_NOTE_CHINESE =
            "本说明是按固定规则从作品日志推算出的事实证据，不是法律结论。是否产生权利、权利归谁所有，由各国法律规定，发生争议时由法院裁判。" + "四项比特值衡量的是彼此重叠的不同方面，不能相加，也不能折算成百分比。";

    /**
     * Candidates on which the version does not build.
     *
     * @param offers how many
     * @param notes how many notes they have in all
     */
    public record Unused(int offers, int notes) {
        CborMap toCbor() {
            return CborMap.builder().put("offers", offers).put("notes", notes).build();
        }
    }

    public Contribution {
        origins = Collections.unmodifiableSortedMap(new TreeMap<>(origins));
        people = List.copyOf(people);
        notes = List.copyOf(notes);
        taken = List.copyOf(taken);
    }

    /**
     * The contribution to the version after an entry. Entries that are not at hand are not counted.
     *
     * @throws JournalException if the version, or something that it builds on, is not at hand
     */
    public static Contribution of(Journal journal, int shows) throws JournalException {
        return new ContributionCount(journal, shows).contribution();
    }

    /** What stands beside every such account: it is evidence, not a verdict. */
    public static String independenceNote(Language language) {
        return switch (language) {
            case ENGLISH -> INDEPENDENCE_NOTE;
            case CHINESE -> INDEPENDENCE_NOTE_CHINESE;
        };
    }

    /** All people together. */
    public BitVector bits() {
        return people.stream().map(Share::bits).reduce(BitVector.NONE, BitVector::plus);
    }

    /** What one person did. */
    public Optional<Share> share(Commitment person) {
        return people.stream().filter(share -> share.person().equals(person)).findFirst();
    }

    /** The part of it that is about the notes which begin in a stretch of the piece. */
    public Stretch over(TickSpan span) {
        List<NoteShare> within =
                notes.stream().filter(each -> span.holds(each.traced().note())).toList();
        Set<Long> ids = new HashSet<>();
        within.forEach(each -> ids.add(each.traced().note().id()));
        return new Stretch(
                count(within),
                within,
                sum(within, NoteShare::entry),
                sum(within, NoteShare::edit),
                taken.stream()
                        .filter(offer -> offer.notes().stream().anyMatch(ids::contains))
                        .toList());
    }

    static SortedMap<Origin, Integer> count(List<NoteShare> notes) {
        SortedMap<Origin, Integer> count = new TreeMap<>();
        for (Origin origin : Origin.values()) {
            count.put(origin, 0);
        }
        notes.forEach(each -> count.merge(each.traced().origin(), 1, Integer::sum));
        return Collections.unmodifiableSortedMap(count);
    }

    private static Bits sum(List<NoteShare> notes, Function<NoteShare, Bits> component) {
        return notes.stream().map(component).reduce(Bits.NONE, Bits::plus);
    }

    /** As it stands in a signed file, within {@link Lineage}. */
    public CborMap toCbor() {
        CborMap.Builder count = CborMap.builder();
        origins.forEach((origin, number) -> count.put(origin.toString(), number));
        return CborMap.builder()
                .put("origins", count.build())
                .put("locked", locked)
                .put("people", people.stream().map(Share::toCbor).toList())
                .put(
                        "notes",
                        notes.stream()
                                .filter(each -> !each.people().isEmpty())
                                .map(NoteShare::toCbor)
                                .toList())
                .put("taken", taken.stream().map(TakenOffer::toCbor).toList())
                .put("unused", unused.toCbor())
                .put("overlap", overlap.toCbor())
                .build();
    }
}
