package dev.stemma.studio.cli;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Generation.Offered;
import dev.stemma.provenance.record.Generation.Requested;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.Remark;
import dev.stemma.provenance.record.ScoreFrame;
import dev.stemma.provenance.record.Source;
import dev.stemma.provenance.record.TickSpan;
import dev.stemma.provenance.record.TimeStamped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Lies about what happened, and in which order. */
final class JournalLies {
    private static final String JOURNAL = "journal";
    private static final UUID ANOTHER_PIECE = new UUID(3, 4);
    private static final byte[] OTHER = {9};

    private JournalLies() {}

    static List<Lie> all() {
        List<Lie> lies = new ArrayList<>(ofOrder());
        lies.addAll(ofPeople());
        lies.addAll(ofVersions());
        lies.addAll(ofParts());
        lies.addAll(ofEntries());
        return lies;
    }

    private static List<Lie> ofOrder() {
        return List.of(
                journal(
                        "an offer that was taken left out",
                        record -> record.drop(record.first(Generation.Chosen.class).base)),
                journal("a request left out", record -> record.drop(record.first(Requested.class))),
                journal(
                        "a note taken out before it was entered",
                        record -> swap(record, record.first(NoteEdit.Removed.class), record.first(Offered.class))),
                journal(
                        "a choice before the offer",
                        record -> swap(record, record.first(Generation.Chosen.class), record.first(Offered.class))),
                journal(
                        "an unlocking before the locking",
                        record ->
                                swap(record, record.first(Passage.Unlocked.class), record.first(Passage.Locked.class))),
                journal(
                        "the locking of what is unlocked left out",
                        record -> record.drop(record.first(Passage.Locked.class))),
                journal(
                        "two candidates in another order",
                        record -> swap(
                                record,
                                record.all(Offered.class).get(0),
                                record.all(Offered.class).get(2))),
                journal(
                        "a second beginning",
                        record ->
                                record.insert(record.first(Generation.Chosen.class), new Source.Begun(ANOTHER_PIECE))),
                journal(
                        "an entry from before the one that it follows",
                        record -> record.first(NoteEdit.Added.class).time = Instant.EPOCH));
    }

    private static List<Lie> ofPeople() {
        return List.of(
                journal(
                        "a person's edit by a program",
                        record -> record.first(NoteEdit.Pitched.class).actor = Actor.STEMMA),
                journal(
                        "an offer by a person",
                        record -> record.first(Offered.class).actor = record.first(Requested.class).actor),
                journal("somebody else's work under a name that is opened", JournalLies::giveToClara),
                journal(
                        "another remark than the one shown",
                        record -> record.first(Remark.class).operation =
                                new Remark(Commitment.to("darker", new byte[Commitment.SALT_LENGTH]))));
    }

    private static void giveToClara(ForgedRecord record) {
        Actor bo = record.last().shows.actor;
        record.entries.stream().filter(entry -> entry.actor.equals(bo)).forEach(entry -> entry.actor = person("clara"));
    }

    private static Actor person(String name) {
        return new Actor.Person(Commitment.to(name, new byte[Commitment.SALT_LENGTH]));
    }

    private static List<Lie> ofVersions() {
        return List.of(
                journal(
                        "an edit of another candidate",
                        record -> record.first(NoteEdit.Pitched.class).base = record.first(Offered.class)),
                journal(
                        "a choice of what was no offer",
                        record -> record.first(Generation.Chosen.class).base = record.first(Requested.class)),
                new Lie(
                        "a merge from a version to come",
                        JOURNAL,
                        Passage.Merged.class,
                        record -> record.first(Passage.Merged.class).fields = fields -> with(
                                fields,
                                "detail",
                                with(fields.map("detail").orElseThrow(), "version", CborValue.of(30)))),
                journal(
                        "a lock on what was then changed",
                        record -> record.insert(
                                record.first(Generation.Chosen.class),
                                new Passage.Locked(new TickSpan(0, 4 * ScoreFrame.UNITS_PER_QUARTER)))),
                journal(
                        "a lock longer than it was",
                        record -> operation(
                                record,
                                Passage.Locked.class,
                                locked -> new Passage.Locked(new TickSpan(0, 32 * ScoreFrame.UNITS_PER_QUARTER)))),
                journal(
                        "another seed of one candidate",
                        record -> operation(
                                record,
                                Offered.class,
                                offer -> new Offered(
                                        offer.number(),
                                        offer.seed() + 5,
                                        offer.frame(),
                                        offer.removed(),
                                        offer.added(),
                                        offer.sampling()))),
                journal(
                        "another number of a candidate",
                        record -> operation(
                                record,
                                Offered.class,
                                offer -> new Offered(
                                        2,
                                        offer.seed() + 1,
                                        offer.frame(),
                                        offer.removed(),
                                        offer.added(),
                                        offer.sampling()))),
                journal(
                        "fewer candidates asked for than offered",
                        record -> operation(
                                record,
                                Requested.class,
                                asked -> new Requested(
                                        asked.model(), asked.kernel(), asked.sampler(), asked.settings(), 2))),
                journal(
                        "a transposition that lengthens the piece",
                        record -> operation(
                                record,
                                Passage.Transposed.class,
                                transposed -> new Passage.Transposed(
                                        transposed.semitones(),
                                        transposed
                                                .frame()
                                                .withLength(transposed.frame().length() * 2)))),
                journal("an edit that changes nothing", record -> {
                    NoteEdit.Pitched edit = record.first(NoteEdit.Pitched.class).as(NoteEdit.Pitched.class);
                    record.insert(record.first(NoteEdit.Pitched.class), edit);
                }),
                journal("the signing of another version", record -> record.signed().base = record.first(Offered.class)),
                journal("the signing of two files under one name", record -> {
                    ForgedEntry signed = record.signed();
                    ForgedEntry second = record.insert(signed, signed.operation);
                    second.fields = fields -> with(
                            fields,
                            "detail",
                            with(
                                    fields.map("detail").orElseThrow(),
                                    "file",
                                    CborValue.of(Digest.of(OTHER).bytes())));
                }));
    }

    private static List<Lie> ofParts() {
        return List.of(
                journal("a time stamp of another journal", record -> {
                    record.keepStamps = true;
                    record.insert(record.first(Generation.Chosen.class), new TimeStamped(new CborValue.Bytes(OTHER)));
                }),
                segment(
                        "another piece",
                        s -> new JournalSegment(
                                ANOTHER_PIECE, s.first(), s.previous(), s.shows(), s.root(), s.entries())),
                journal(
                        "another piece in the first entry alone",
                        record -> record.first(Source.Begun.class).operation = new Source.Begun(ANOTHER_PIECE)),
                segment(
                        "another history before it",
                        s -> new JournalSegment(
                                s.piece(), s.first(), Optional.of(Digest.of(OTHER)), s.shows(), s.root(), s.entries())),
                segment(
                        "another number of its first entry",
                        s -> new JournalSegment(
                                s.piece(), s.first() + 1, s.previous(), s.shows(), s.root(), s.entries())),
                segment(
                        "another root",
                        s -> new JournalSegment(
                                s.piece(), s.first(), s.previous(), s.shows(), Digest.of(OTHER), s.entries())),
                segment(
                        "a version that is not there",
                        s -> new JournalSegment(
                                s.piece(), s.first(), s.previous(), s.shows() + 1, s.root(), s.entries())),
                segment(
                        "an entry left out of the chain",
                        s -> new JournalSegment(
                                s.piece(),
                                s.first(),
                                s.previous(),
                                s.shows() - 1,
                                s.root(),
                                s.entries().subList(1, s.entries().size()))),
                segment("two entries in another order in the chain", s -> {
                    List<CborValue.Bytes> entries = new ArrayList<>(s.entries());
                    Collections.swap(entries, 0, 1);
                    return new JournalSegment(s.piece(), s.first(), s.previous(), s.shows(), s.root(), entries);
                }),
                new Lie(
                        "the last entry that the version builds on, by its digest alone",
                        "lineage",
                        record -> record.last().segment =
                                s -> withoutEntry(s, s.entries().size() - 1)),
                new Lie(
                        "an entry of a version that is merged, by its digest alone",
                        "lineage",
                        Passage.Merged.class,
                        record -> record.last().segment = s -> withoutEntry(s, 1)),
                new Lie(
                        "a rejected candidate, by its digest alone",
                        Lie.UNMET + JOURNAL,
                        record -> record.generation(record.all(Offered.class).get(0)).segment = s -> withoutEntry(
                                s,
                                record.entries.indexOf(record.all(Offered.class).get(0)) - s.first())));
    }

    /** An entry that is only there as a digest. */
    private static JournalSegment withoutEntry(JournalSegment s, int number) {
        List<CborValue.Bytes> entries = new ArrayList<>(s.entries());
        entries.set(
                number,
                new CborValue.Bytes(Digest.of(entries.get(number).content()).bytes()));
        return new JournalSegment(s.piece(), s.first(), s.previous(), s.shows(), s.root(), entries);
    }

    private static List<Lie> ofEntries() {
        return List.of(
                fields("an entry with a field that nobody reads", fields -> with(fields, "by", CborValue.of("nobody"))),
                fields("an entry of an unknown kind", fields -> with(fields, "operation", CborValue.of("dreamt"))),
                fields("an entry under another number", fields -> with(fields, "index", CborValue.of(99))),
                fields("an entry that works on one to come", fields -> with(fields, "base", CborValue.of(99))),
                fields(
                        "an entry that follows another",
                        fields -> with(
                                fields,
                                "previous",
                                CborValue.of(Digest.of(OTHER).bytes()))));
    }

    private static Lie journal(String name, Lie.Telling telling) {
        return new Lie(name, JOURNAL, telling);
    }

    private static Lie segment(String name, UnaryOperator<JournalSegment> change) {
        return journal(name, record -> record.last().segment = change);
    }

    private static Lie fields(String name, UnaryOperator<CborMap> change) {
        return journal(name, record -> record.first(NoteEdit.Added.class).fields = change);
    }

    private static <T extends Operation> void operation(ForgedRecord record, Class<T> kind, UnaryOperator<T> change) {
        ForgedEntry entry = record.first(kind);
        entry.operation = change.apply(entry.as(kind));
    }

    /** The places of two entries exchanged; each still works on what it worked on, as far as that comes before it. */
    private static void swap(ForgedRecord record, ForgedEntry one, ForgedEntry other) {
        Collections.swap(record.entries, record.entries.indexOf(one), record.entries.indexOf(other));
    }

    static CborMap with(CborMap map, String key, CborValue value) {
        List<CborMap.Entry> entries = new ArrayList<>(map.entries());
        entries.removeIf(entry -> entry.key().equals(CborValue.of(key)));
        entries.add(new CborMap.Entry(CborValue.of(key), value));
        return CborMap.of(entries);
    }
}
