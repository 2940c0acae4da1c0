package dev.stemma.provenance.c2pa;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Commitment;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Entry;
import dev.stemma.provenance.record.Evidence;
import dev.stemma.provenance.record.Generation;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.JournalException;
import dev.stemma.provenance.record.JournalNote;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.ScoreFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A piece with its journal, and the files that are signed of it; a test departs from what is honest in one thing. */
final class RecordedPiece {
    static final long QUARTER = ScoreFrame.UNITS_PER_QUARTER;
    static final Instant BEGIN = Workshop.CLOCK.instant().minusSeconds(3600);
    static final Digest MODEL = Digest.of(new byte[1]);
    static final TrustPolicy POLICY =
            Workshop.POLICY.plusAnchors(List.of(TestTimeStamps.root()), TrustPolicy.TIME_STAMP_USAGES);
    static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);
    static final Opening ANN = person("ann", 1, Optional.empty());
    private static final ScoreFrame FOUR_QUARTERS = new ScoreFrame(
            4 * QUARTER,
            0,
            new TreeMap<>(Map.of(0L, "4/4")),
            new TreeMap<>(Map.of(0L, "C major")),
            new TreeMap<>(Map.of(0L, 500_000)));

    /** What a manifest says beside journal and lineage. */
    static final class Statement {
        Optional<Lineage> lineage = Optional.empty();
        List<Opening> openings = List.of(ANN);
        DigitalSourceType source = DigitalSourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA;
        Digest model = MODEL;
        long seed = 43;
        String temperature = "1.0";
        final List<Assertion> further = new ArrayList<>();
        Optional<Verdict> parent = Optional.empty();
        Signer signer = Workshop.signer(1);
    }

    final Journal journal = new Journal();
    private int signed;

    static Opening person(String name, int salt, Optional<Digest> certificate) {
        byte[] bytes = new byte[Commitment.SALT_LENGTH];
        bytes[0] = (byte) salt;
        return new Opening(Opening.Kind.PERSON, new CborValue.Bytes(bytes), name, certificate);
    }

    static Actor actor(Opening person) {
        return new Actor.Person(person.commitment());
    }

    /** Ann asked for two candidates, took the second, entry 3, and gave its last note another pitch, entry 5. */
    static RecordedPiece composed() throws JournalException {
        RecordedPiece piece = new RecordedPiece();
        piece.journal.begin(new UUID(1, 2), Actor.STEMMA, BEGIN);
        piece.add(actor(ANN), request(2));
        piece.journal.add(Actor.STEMMA, BEGIN, 1, offer(1, note(1, 0, 60), note(2, 1, 62)));
        piece.journal.add(Actor.STEMMA, BEGIN, 1, offer(2, note(3, 0, 64), note(4, 1, 65)));
        piece.add(actor(ANN), new Generation.Chosen());
        piece.add(actor(ANN), new NoteEdit.Pitched(4, 67, Optional.empty(), false));
        return piece;
    }

    static Generation.Requested request(int candidates) {
        return new Generation.Requested(
                MODEL,
                1,
                new Generation.Sampler("particles", 1),
                new TreeMap<>(Map.of("temperature", "1.0")),
                candidates);
    }

    static Generation.Offered offer(int number, JournalNote... notes) {
        return new Generation.Offered(
                number,
                41 + number,
                Optional.of(FOUR_QUARTERS),
                List.of(),
                List.of(notes).stream()
                        .map(note -> new Generation.OfferedNote(note, new Evidence(0, 0, -1.5, 1, 4, 7)))
                        .toList(),
                new Generation.Sampling(1, 0, false, -2.25));
    }

    static JournalNote note(long id, long quarter, int pitch) {
        return new JournalNote(id, quarter * QUARTER, QUARTER, pitch);
    }

    /** What somebody does to the last version. */
    Entry add(Actor actor, Operation operation) throws JournalException {
        return journal.add(actor, BEGIN, journal.size() - 1, operation);
    }

    /** A file with all that happened since the last one was signed, which shows the last version. */
    byte[] sign(Statement statement) throws Exception {
        return sign(statement, Workshop.midi(1));
    }

    /** The same of another file. */
    byte[] sign(Statement statement, byte[] file) throws Exception {
        return sign(statement, JournalSegment.of(journal, signed, journal.size() - 1), file);
    }

    byte[] sign(Statement statement, JournalSegment segment) throws Exception {
        return sign(statement, segment, Workshop.midi(1));
    }

    private byte[] sign(Statement statement, JournalSegment segment, byte[] file) throws Exception {
        signed = journal.size();
        ManifestDefinition.Builder manifest = ManifestDefinition.of("A melody", GeneratorInfo.stemma("0.1.0"));
        HashedUri model = manifest.add(IngredientAssertion.of(
                        IngredientAssertion.Relationship.INPUT_TO,
                        "Folk model",
                        "application/octet-stream",
                        IngredientAssertion.DataType.of(IngredientAssertion.DataType.MODEL))
                .identifiedBy("urn:sha256:" + statement.model));
        Action first = statement
                .parent
                .map(parent -> Action.opened(manifest.add(
                        IngredientAssertion.of(IngredientAssertion.Relationship.PARENT_OF, "A melody", "audio/midi"),
                        parent)))
                .orElseGet(() -> Action.created(statement.source, model));
        manifest.with(
                statement.parent.isEmpty()
                        ? ActionsAssertion.all(first)
                        : ActionsAssertion.all(
                                first,
                                Action.of(Action.EDITED).by(statement.source).with(model)));
        manifest.with(JournalAssertion.of(segment))
                .with(new LineageAssertion(statement
                        .lineage
                        .orElse(Lineage.of(journal, journal.size() - 1))
                        .toCbor()))
                .with(new OpeningsAssertion(statement.openings))
                .with(new GenerationAssertion(
                        new GenerationAssertion.Model("Folk model", "folk-1", statement.model),
                        new TreeMap<>(Map.of("temperature", statement.temperature)),
                        statement.seed,
                        1,
                        new GenerationAssertion.Sampler("particles", 1),
                        GeneratorInfo.stemma("0.1.0"),
                        Optional.empty(),
                        new TreeMap<>()));
        statement.further.forEach(manifest::with);
        return statement.signer.embed(file, manifest.build(), COMPOSER);
    }

    static Verdict verify(byte[] file) {
        return Verifier.verify(ByteSource.of(file), Optional.empty(), POLICY, Workshop.CLOCK, RecordChecks.NONE);
    }
}
