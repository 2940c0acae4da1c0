package dev.stemma.studio.cli;

import dev.stemma.generator.notation.midi.MidiWriter;
import dev.stemma.generator.session.RecordException;
import dev.stemma.generator.session.Scores;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.c2pa.Assertion;
import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.JournalPart;
import dev.stemma.provenance.c2pa.RecordedJournal;
import dev.stemma.provenance.c2pa.Signer;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.cbor.CborException;
import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.TimeStamp;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.merkle.MerkleTree;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Passage;
import dev.stemma.provenance.record.TimeStamped;
import dev.stemma.provenance.record.TracedNote;
import dev.stemma.provenance.record.Version;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The record of a signed file taken apart by somebody with a good key, to be told otherwise. Whatever is not changed on
 * purpose is made to fit: numbers, the chain of digests, ids of notes, roots, the statements of lineage and generation, the
 * credentials of all generations. Time stamps over what is no longer so are left out.
 */
final class ForgedRecord {
    /** Who signs what is told. */
    record Hand(Identity identity, TrustPolicy policy, Clock clock) {}

    final List<ForgedEntry> entries = new ArrayList<>();
    final List<ForgedGeneration> generations = new ArrayList<>();

    /** Keep time stamps of other digests. */
    boolean keepStamps;

    /** Keep the notes in the file as they are, where the journal leads to others. */
    boolean keepNotes;

    /** The file without credentials. */
    byte[] content;

    private final UUID piece;

    /** @param rest entries that lie beside the file */
    ForgedRecord(byte[] file, Verdict verdict, JournalSegment.Rest rest) throws Exception {
        RecordedJournal recorded =
                RecordedJournal.of(verdict.manifests().orElseThrow(), rest).orElseThrow();
        Journal journal = recorded.journal();
        this.piece = journal.piece();
        this.content = Carrier.detect(ByteSource.of(file)).orElseThrow().strip(file);
        for (int i = 0; i < recorded.parts().size(); i++) {
            JournalPart part = recorded.parts().get(i);
            for (Entry entry : journal.entries().subList(part.first(), part.end())) {
                entries.add(ForgedEntry.of(
                        entry,
                        i,
                        entry.base().isPresent() ? entries.get(entry.base().getAsInt()) : null));
            }
            generations.add(new ForgedGeneration(part.manifest(), entries.get(part.shows())));
        }
    }

    ForgedGeneration last() {
        return generations.get(generations.size() - 1);
    }

    /** That in which an entry is told. */
    ForgedGeneration generation(ForgedEntry entry) {
        return generations.get(entry.generation);
    }

    /** The last generation that says something of a kind. */
    ForgedGeneration last(Class<? extends Assertion> kind) {
        return generations.stream()
                .filter(generation -> generation.assertions.stream().anyMatch(kind::isInstance))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The entry that tells of the signing of the second generation from the end. */
    ForgedEntry signed() {
        String parent = generations.get(generations.size() - 2).label;
        return all(Output.Signed.class).stream()
                .filter(entry -> entry.as(Output.Signed.class).manifest().equals(parent))
                .findFirst()
                .orElseThrow();
    }

    boolean has(Class<? extends Operation> kind) {
        return !all(kind).isEmpty();
    }

    /** The first entry of a kind. */
    ForgedEntry first(Class<? extends Operation> kind) {
        return all(kind).get(0);
    }

    List<ForgedEntry> all(Class<? extends Operation> kind) {
        return entries.stream()
                .filter(entry -> kind.isInstance(entry.operation))
                .toList();
    }

    /** Says of no edit how surprising it was, as if no model had been at hand. */
    void forgetSurprisals() {
        entries.forEach(entry -> entry.operation = ForgedNotes.withoutSurprisal(entry.operation));
    }

    /** Tells nothing of an entry; who worked on its version works on the one before. */
    void drop(ForgedEntry dropped) {
        entries.remove(dropped);
        for (ForgedEntry entry : entries) {
            if (entry.base == dropped) {
                entry.base = dropped.base;
            }
        }
        for (ForgedGeneration generation : generations) {
            if (generation.shows == dropped) {
                generation.shows = dropped.base;
            }
        }
    }

    /** Tells of something in addition, after an entry and built on it; what built on that builds on this. */
    ForgedEntry insert(ForgedEntry before, Operation operation) {
        ForgedEntry inserted = before.followedBy(operation);
        for (ForgedEntry entry : entries) {
            if (entry.base == before && entry.number > before.number) {
                entry.base = inserted;
            }
        }
        for (ForgedGeneration generation : generations) {
            if (generation.shows == before) {
                generation.shows = inserted;
            }
        }
        entries.add(entries.indexOf(before) + 1, inserted);
        return inserted;
    }

    /** The version that the last generation shows, if the journal as it is told now has one. */
    Optional<Journal> journal() throws Exception {
        return read(new Telling().all());
    }

    /** All generations signed anew; the file of the last. */
    byte[] sign(Hand hand) throws Exception {
        Telling telling = new Telling();
        byte[] file = content;
        Optional<Verdict> parent = Optional.empty();
        for (int i = 0; i < generations.size(); i++) {
            ForgedGeneration generation = generations.get(i);
            int first = telling.encoded.size();
            telling.tell(i);
            Optional<Journal> journal = read(telling.encoded);
            int shows = telling.index(generation.shows);
            file = new Signer(UUID::randomUUID, hand.clock())
                    .embed(
                            keepNotes || journal.isEmpty() ? content : score(journal.get(), shows),
                            generation.definition(
                                    segment(telling.encoded, first, shows),
                                    lineage(generation, journal, shows),
                                    journal,
                                    parent),
                            hand.identity());
            parent = Optional.of(verdict(file, hand));
            telling.signed(generation, parent.get(), file);
        }
        return file;
    }

    /** A file with the notes to which the journal leads; the true one if that is no melody. */
    private byte[] score(Journal journal, int shows) {
        Version version = journal.version(shows).orElseThrow();
        try {
            return MidiWriter.write(
                    Scores.melody(
                            version.frame(),
                            version.notes().stream().map(TracedNote::note).toList()),
                    MidiWriter.Options.DEFAULT);
        } catch (RecordException e) {
            return content;
        }
    }

    /** As if it had been found in order. */
    private static Verdict verdict(byte[] file, Hand hand) {
        Verdict verdict = Verifier.verify(ByteSource.of(file), Optional.empty(), hand.policy(), hand.clock());
        List<Check> good = verdict.checks().stream()
                .filter(check -> check.outcome() != Check.Outcome.FAIL)
                .toList();
        return new Verdict(Verdict.State.TRUSTED, good, verdict.manifests());
    }

    private JournalSegment segment(List<byte[]> encoded, int first, int shows) {
        List<byte[]> part = encoded.subList(first, encoded.size());
        List<byte[]> digests =
                part.stream().map(entry -> Digest.of(entry).bytes()).toList();
        return new JournalSegment(
                piece,
                first,
                first == 0 ? Optional.empty() : Optional.of(Digest.of(encoded.get(first - 1))),
                shows,
                Digest.ofBytes(MerkleTree.of(digests).root()),
                part.stream().map(CborValue.Bytes::new).toList());
    }

    private static CborMap lineage(ForgedGeneration generation, Optional<Journal> journal, int shows)
            throws JournalException {
        return journal.isPresent() ? Lineage.of(journal.get(), shows).toCbor() : generation.lineageStatement();
    }

    /** The journal of the entries, if they hold together. */
    private static Optional<Journal> read(List<byte[]> encoded) {
        Journal journal = new Journal();
        try {
            for (byte[] entry : encoded) {
                journal.add(Entry.read(entry));
            }
            return Optional.of(journal);
        } catch (JournalException e) {
            return Optional.empty();
        }
    }

    /** The entries in order, encoded, each with the digest of the one before. */
    private final class Telling {
        private final List<byte[]> encoded = new ArrayList<>();
        private final List<ForgedEntry> told = new ArrayList<>();
        private final ForgedNotes notes = new ForgedNotes();
        private final Map<String, Output.Signed> names = new HashMap<>();

        List<byte[]> all() throws CborException {
            for (int i = 0; i < generations.size(); i++) {
                tell(i);
            }
            return encoded;
        }

        void tell(int generation) throws CborException {
            for (ForgedEntry entry : entries) {
                if (entry.generation == generation && !isStale(entry)) {
                    encoded.add(encode(entry));
                    told.add(entry);
                }
            }
        }

        private boolean isStale(ForgedEntry entry) {
            return !keepStamps
                    && entry.operation instanceof TimeStamped stamped
                    && !TimeStamp.ofToken(stamped.token().content())
                            .isOf(Digest.of(encoded.get(encoded.size() - 1)).bytes());
        }

        /** A manifest has got another name. */
        void signed(ForgedGeneration generation, Verdict verdict, byte[] file) {
            names.put(
                    generation.label,
                    new Output.Signed(verdict.manifests().orElseThrow().active().label(), Digest.of(file)));
        }

        int index(ForgedEntry entry) {
            ForgedEntry at = entry;
            while (!told.contains(at)) {
                at = at.base;
            }
            return told.indexOf(at);
        }

        private byte[] encode(ForgedEntry entry) throws CborException {
            int index = encoded.size();
            Entry honest = new Entry(
                    index,
                    index == 0 ? Optional.empty() : Optional.of(Digest.of(encoded.get(index - 1))),
                    entry.base == null ? OptionalInt.empty() : OptionalInt.of(index(entry.base)),
                    entry.actor,
                    entry.time,
                    fitting(notes.renumbered(entry.operation)));
            CborMap map = CborReader.read(honest.encoded()).asMap().orElseThrow();
            return CborWriter.write(entry.fields.apply(map));
        }

        private Operation fitting(Operation operation) {
            if (operation instanceof Output.Signed signed) {
                return names.getOrDefault(signed.manifest(), signed);
            }
            if (operation instanceof Generation.Rejected rejected) {
                return new Generation.Rejected(rejected.offers().stream()
                        .flatMap(offer -> Stream.ofNullable(numbered(offer.intValue())))
                        .map(offer -> (long) index(offer))
                        .toList());
            }
            if (operation instanceof Passage.Merged merged) {
                return new Passage.Merged(index(numbered(merged.version())), merged.span());
            }
            return operation;
        }

        private ForgedEntry numbered(int number) {
            return entries.stream()
                    .filter(entry -> entry.number == number)
                    .findFirst()
                    .orElse(null);
        }
    }
}
