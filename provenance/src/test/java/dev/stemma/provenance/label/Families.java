package dev.stemma.provenance.label;

import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.label.FamilyMember.Deed;
import dev.stemma.provenance.label.FamilyMember.Descent;
import dev.stemma.provenance.label.FamilyMember.Relation;
import dev.stemma.provenance.label.FamilyMember.Signer;
import dev.stemma.provenance.label.FamilyMember.Standing;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Evidence;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.Step;
import dev.stemma.provenance.record.TickSpan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Families that the tests draw and tell. */
final class Families {
    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Digest MODEL = Digest.of(new byte[] {1});
    static final String HOSTILE =
            "\"]]></text><script>alert('x')</script>\\\u202e\u0007\n'%7F\u0000\uffff, [x=\"y\"]) entity(a:b) \ud800 \u4e50";

    private static final long QUARTER = ScoreFrame.UNITS_PER_QUARTER;
    private static final Opening ANN = opening(Opening.Kind.PERSON, 1, "ann");
    private static final Opening BO = opening(Opening.Kind.PERSON, 2, "bo");
    private static final Opening NOTE = opening(Opening.Kind.TEXT, 3, "for the garden");

    private Families() {}

    private static Opening opening(Opening.Kind kind, int salt, String text) {
        byte[] bytes = new byte[16];
        bytes[0] = (byte) salt;
        return new Opening(kind, new CborValue.Bytes(bytes), text, Optional.empty());
    }

    static Signer signer(String name, Optional<String> organization) {
        return new Signer("CN=" + name + ", C=ZZ", name, organization, Digest.of(name.getBytes()));
    }

    static FamilyMember source(String id, String title) {
        return new FamilyMember(
                id,
                Optional.of(title),
                Optional.of("application/octet-stream"),
                Standing.UNSIGNED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    static FamilyMember generation(String id, String title, Standing standing, Signer signer, Descent... descent) {
        boolean first = List.of(descent).stream().noneMatch(each -> each.relation() == Relation.PARENT);
        return new FamilyMember(
                id,
                Optional.of(title),
                Optional.of("audio/midi"),
                standing,
                Optional.of(signer),
                Optional.of("Stemma 0.1.0"),
                List.of(
                        new Deed(
                                first ? "c2pa.created" : "c2pa.opened",
                                first ? Optional.of("trainedAlgorithmicMedia") : Optional.empty(),
                                Optional.empty(),
                                Optional.of(NOON)),
                        new Deed("c2pa.edited", Optional.empty(), Optional.of("filled by a model"), Optional.empty())),
                List.of(descent));
    }

    /** Three generations by two people, one of them for a publisher, from a model. */
    static FamilyTree three() {
        String model = "urn:sha256:" + MODEL;
        Signer ann = signer("ann", Optional.empty());
        Signer bo = signer("bo", Optional.of("Hill & Sons"));
        return new FamilyTree(
                List.of(
                        generation(
                                "urn:c2pa:3",
                                "Garden tune",
                                Standing.TRUSTED,
                                bo,
                                new Descent(Relation.PARENT, "urn:c2pa:2")),
                        generation(
                                "urn:c2pa:2",
                                "Garden tune",
                                Standing.VALID,
                                ann,
                                new Descent(Relation.INPUT, model),
                                new Descent(Relation.PARENT, "urn:c2pa:1")),
                        generation("urn:c2pa:1", "Tune", Standing.INVALID, ann, new Descent(Relation.INPUT, model)),
                        source(model, "Folk model")),
                Optional.empty());
    }

    /** The same with a journal in which everything happens that can. */
    static FamilyTree withHistory() throws JournalException {
        FamilyTree family = three();
        return new FamilyTree(
                family.members(),
                Optional.of(new FamilyTree.History(journal(), journal().size() - 1, List.of(ANN, NOTE))));
    }

    private static Journal journal() throws JournalException {
        Actor ann = new Actor.Person(ANN.commitment());
        Actor bo = new Actor.Person(BO.commitment());
        Journal journal = new Journal();
        journal.begin(new UUID(1, 2), Actor.STEMMA, NOON);
        journal.add(
                ann,
                NOON,
                0,
                new Generation.Requested(
                        MODEL, 1, new Generation.Sampler("smc", 1), new TreeMap<>(Map.of("key", "C major")), 2));
        journal.add(Actor.STEMMA, NOON, 1, offer(1, note(1, 0, 60), note(2, 1, 62)));
        journal.add(Actor.STEMMA, NOON, 1, offer(2, note(3, 0, 64), note(4, 1, 65)));
        journal.add(ann, NOON, 3, new Generation.Rejected(List.of(2L)));
        journal.add(ann, NOON, 3, new Generation.Chosen());
        journal.add(bo, NOON, 5, new NoteEdit.Pitched(4, 67, Optional.empty(), true));
        journal.add(bo, NOON, 6, new NoteEdit.Added(note(5, 2, 72), Optional.empty(), false));
        journal.add(bo, NOON, 7, new Passage.Locked(new TickSpan(0, QUARTER)));
        journal.add(bo, NOON, 8, new Step.Branched("quiet"));
        journal.add(ann, NOON, 9, new Remark(NOTE.commitment()));
        journal.add(Actor.STEMMA, NOON, 10, new Output.Exported("audio/midi", Digest.of(new byte[] {2})));
        journal.add(Actor.STEMMA, NOON, 11, new Output.Signed("urn:c2pa:2", Digest.of(new byte[] {3})));
        return journal;
    }

    private static JournalNote note(long id, long quarter, int pitch) {
        return new JournalNote(id, quarter * QUARTER, QUARTER, pitch);
    }

    private static Generation.Offered offer(int number, JournalNote... notes) {
        return new Generation.Offered(
                number,
                41 + number,
                Optional.of(new ScoreFrame(
                        4 * QUARTER,
                        0,
                        new TreeMap<>(Map.of(0L, "4/4")),
                        new TreeMap<>(Map.of(0L, "C major")),
                        new TreeMap<>(Map.of(0L, 500_000)))),
                List.of(),
                List.of(notes).stream()
                        .map(note -> new Generation.OfferedNote(note, new Evidence(0, 0, -1.5, 1, 4, 7)))
                        .toList(),
                new Generation.Sampling(1, 0, false, -2.25));
    }

    /** Every text is the worst that a stranger could write. */
    static FamilyTree hostile() {
        Signer stranger = new Signer(HOSTILE, HOSTILE, Optional.of(HOSTILE), MODEL);
        FamilyMember file = new FamilyMember(
                HOSTILE,
                Optional.of(HOSTILE),
                Optional.of(HOSTILE),
                Standing.INVALID,
                Optional.of(stranger),
                Optional.of(HOSTILE),
                List.of(new Deed(HOSTILE, Optional.of(HOSTILE), Optional.of(HOSTILE), Optional.empty())),
                List.of(new Descent(Relation.PARENT, HOSTILE), new Descent(Relation.INPUT, "urn:c2pa:" + HOSTILE)));
        return new FamilyTree(List.of(file, source("urn:c2pa:" + HOSTILE, HOSTILE)), Optional.empty());
    }
}
