package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.c2pa.RecordedPiece.ANN;
import static dev.stemma.provenance.c2pa.RecordedPiece.BEGIN;
import static dev.stemma.provenance.c2pa.RecordedPiece.actor;
import static dev.stemma.provenance.c2pa.RecordedPiece.composed;
import static dev.stemma.provenance.c2pa.RecordedPiece.note;
import static dev.stemma.provenance.c2pa.RecordedPiece.person;
import static dev.stemma.provenance.c2pa.RecordedPiece.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.c2pa.RecordedPiece.Statement;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.TestTimeStamps;
import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.JournalSegment;
import dev.stemma.provenance.record.Lineage;
import dev.stemma.provenance.record.NoteEdit;
import dev.stemma.provenance.record.Opening;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.TimeStamped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A signer whose journal contradicts what else the manifests say is found out, however good the signature. */
class RecordRuleTest {
    private static final byte[] FILE = {1};

    private static Verdict signed(Consumer<Statement> departure) throws Exception {
        Statement statement = new Statement();
        departure.accept(statement);
        return verify(composed().sign(statement));
    }

    private static void assertCaught(Verdict verdict, Check.Name name, String detail) {
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verdict.checks())
                .filteredOn(Check::invalidates)
                .as(said(verdict))
                .isNotEmpty()
                .allMatch(check -> check.name() == name)
                .anyMatch(check -> check.detail().contains(detail));
    }

    private static String said(Verdict verdict) {
        return verdict.checks().stream()
                .map(check -> check.outcome() + " " + check.name() + ": " + check.detail())
                .collect(Collectors.joining("\n"));
    }

    private static void assertTold(Verdict verdict, String detail) {
        assertThat(said(verdict)).contains(detail);
        assertThat(verdict.state()).as(said(verdict)).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void anHonestRecordIsTrustedThroughItsGenerations() throws Exception {
        RecordedPiece piece = composed();
        Verdict first = verify(piece.sign(new Statement()));
        assertTold(first, "PASS journal: all 6 entries of the journal follow each other without contradiction");
        assertTold(
                first,
                "PASS lineage: what the file says of the origins of its 2 notes, and of the people, follows from the journal");

        Verdict second = verify(next(piece, first, new Statement()));
        assertTold(second, "PASS journal: all 8 entries");
        assertTold(second, "what the earlier generation " + active(first) + " says of the origins of its 2 notes, and");
    }

    @Test
    void whatEarlierGenerationsCostHasAnEnd() throws Exception {
        RecordedPiece piece = composed();
        Verdict first = verify(piece.sign(new Statement()));
        Verdict second = verify(next(piece, first, new Statement()));
        ManifestStore store = second.manifests().orElseThrow();
        Asset asset = new Asset(ByteSource.of(FILE), new Asset.Origin.BesideUnknownFormat());
        Examination examination = Examination.ofActive(asset, store, RecordedPiece.POLICY, Instant.EPOCH);

        new LineageRule(0)
                .apply(
                        RecordedJournal.of(store, JournalSegment.Rest.NONE).orElseThrow(),
                        new RecordFindings(examination));

        assertThat(examination.checks())
                .extracting(Check::outcome, check -> check.detail().substring(0, 40))
                .containsExactly(
                        tuple(Check.Outcome.PASS, "what the file says of the origins of its"),
                        tuple(
                                Check.Outcome.SKIPPED,
                                "what the earlier generation " + active(first).substring(0, 12)));
    }

    /** The same piece with another note by Ann, from the file verified. */
    private static byte[] next(RecordedPiece piece, Verdict parent, Statement statement) throws Exception {
        piece.add(actor(ANN), new Output.Signed(active(parent), Digest.of(FILE)));
        piece.add(actor(ANN), new NoteEdit.Added(note(5, 2, 72), Optional.empty(), false));
        statement.parent = Optional.of(parent);
        statement.signer = Workshop.signer(2);
        return piece.sign(statement);
    }

    private static String active(Verdict verdict) {
        return verdict.manifests().orElseThrow().active().label();
    }

    @Test
    void whatIsStatedOfTheGenerationAgreesWithTheOffer() throws Exception {
        assertCaught(
                signed(file -> file.seed = 42),
                Check.Name.JOURNAL,
                "the seed is stated as 42; in the journal it is 43");
        assertCaught(
                signed(file -> file.temperature = "0.5"), Check.Name.JOURNAL, "in the journal it is {temperature=1.0}");
        Verdict model = signed(file -> file.model = Digest.of(new byte[] {7}));
        assertCaught(model, Check.Name.JOURNAL, "the model is stated as ");
        assertCaught(model, Check.Name.JOURNAL, "the file names the model urn:sha256:");
    }

    @Test
    void theSourceStatedIsThatOfTheNotes() throws Exception {
        for (DigitalSourceType other : List.of(
                DigitalSourceType.DIGITAL_CREATION,
                DigitalSourceType.HUMAN_EDITS,
                DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA)) {
            Verdict verdict = signed(file -> file.source = other);

            assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
            assertThat(verdict.checks())
                    .filteredOn(Check::isFailure)
                    .as(said(verdict))
                    .allMatch(check -> check.detail().contains("source of the content is stated as " + other.uri()))
                    .extracting(Check::name)
                    .containsExactlyInAnyOrder(Check.Name.JOURNAL, Check.Name.LABEL);
        }
    }

    @Test
    void anOpeningOpensSomething() throws Exception {
        Opening bo = person("bo", 1, Optional.empty());
        Opening text = new Opening(Opening.Kind.TEXT, new CborValue.Bytes(new byte[16]), "for ann", Optional.empty());

        assertCaught(
                signed(file -> file.openings = List.of(ANN, bo)), Check.Name.JOURNAL, "the file has the name \"bo\"");
        assertCaught(signed(file -> file.openings = List.of(ANN, text)), Check.Name.JOURNAL, "the file has a text");
        assertCaught(
                signed(file -> file.openings = List.of(ANN, person("ann", 1, Optional.of(Digest.of(FILE))))),
                Check.Name.JOURNAL,
                "twice, in different ways");
    }

    @Test
    void whoIsNotNamedIsToldAndFailsNothing() throws Exception {
        assertTold(signed(file -> file.openings = List.of()), "1 of 1 people of the journal are not named here");
        assertTold(signed(file -> {}), "that \"ann\" did what the journal says, says the signer of the file alone");
    }

    @Test
    void whoSignsIsKnownByTheCertificate() throws Exception {
        Opening signer = person(
                "composer",
                9,
                Optional.of(Digest.of(RecordedPiece.COMPOSER.certificate().getEncoded())));
        RecordedPiece piece = composed();
        piece.add(actor(signer), new NoteEdit.Removed(3, false));
        Statement statement = new Statement();
        statement.openings = List.of(ANN, signer);

        assertTold(verify(piece.sign(statement)), "\"composer\" answers for the journal up to entry 6");
    }

    @Test
    void aTimeStampCoversTheEntriesBeforeIt() throws Exception {
        RecordedPiece piece = composed();
        piece.add(Actor.STEMMA, stamp(TestTimeStamps.good(), piece.journal.head()));
        piece.add(actor(ANN), new NoteEdit.Removed(3, false));

        Verdict verdict = verify(piece.sign(new Statement()));
        assertTold(verdict, "PASS journal: entries 0 to 5 of 8 existed on 20");
    }

    private static TimeStamped stamp(TestTimeStamps authority, Digest head) {
        return new TimeStamped(
                new CborValue.Bytes(authority.token(Digest.of(head.bytes()).bytes())));
    }

    @Test
    void aTimeStampOfAnotherJournalIsFoundOut() throws Exception {
        RecordedPiece piece = composed();
        piece.add(Actor.STEMMA, stamp(TestTimeStamps.good(), Digest.of(FILE)));

        assertCaught(
                verify(piece.sign(new Statement())),
                Check.Name.JOURNAL,
                "the time stamp of entry 6 is of something else than the entries before it");
    }

    @Test
    void anEntryIsNotOlderThanTheTimeStampThatItFollows() throws Exception {
        RecordedPiece piece = composed();
        piece.add(Actor.STEMMA, stamp(TestTimeStamps.at(BEGIN.plus(Duration.ofDays(2))), piece.journal.head()));
        piece.add(actor(ANN), new NoteEdit.Removed(3, false));

        assertCaught(
                verify(piece.sign(new Statement())), Check.Name.JOURNAL, "but it follows the time stamp of entry 6");
    }

    @Test
    void anEntryIsNotYoungerThanItsTimeStamp() throws Exception {
        RecordedPiece piece = composed();
        piece.add(Actor.STEMMA, stamp(TestTimeStamps.at(BEGIN.minus(Duration.ofDays(2))), piece.journal.head()));

        assertCaught(verify(piece.sign(new Statement())), Check.Name.JOURNAL, "which covers it, was made on");
    }

    @Test
    void anEntryIsNotYoungerThanTheStampOfTheSignature() throws Exception {
        Statement statement = new Statement();
        statement.signer = statement.signer.stampedBy(
                TestTimeStamps.at(BEGIN.plusSeconds(7200).plusSeconds(1)));
        assertThat(verify(composed().sign(statement)).state()).isEqualTo(Verdict.State.TRUSTED);

        RecordedPiece ahead = composed();
        ahead.journal.add(actor(ANN), BEGIN.plus(Duration.ofDays(300)), 5, new NoteEdit.Removed(3, false));
        statement.signer = Workshop.signer(1).stampedBy(TestTimeStamps.good());
        assertCaught(verify(ahead.sign(statement)), Check.Name.JOURNAL, "the signature of urn:c2pa:");
    }

    @Test
    void theSigningOfAParentIsToldAsItWas() throws Exception {
        RecordedPiece piece = composed();
        Verdict first = verify(piece.sign(new Statement()));
        piece.journal.add(actor(ANN), BEGIN, 3, new Output.Signed(active(first), Digest.of(FILE)));
        piece.journal.add(actor(ANN), BEGIN, 5, new NoteEdit.Removed(3, false));
        Statement statement = new Statement();
        statement.parent = Optional.of(first);
        statement.signer = Workshop.signer(2);

        assertCaught(
                verify(piece.sign(statement)),
                Check.Name.JOURNAL,
                "entry 6 says that the version after entry 3 was signed; the manifest shows the one after entry 5");
    }

    @Test
    void whatAnEarlierGenerationSaysOfItsNotesFollowsToo() throws Exception {
        RecordedPiece piece = composed();
        Statement lying = new Statement();
        lying.lineage = Optional.of(Lineage.of(piece.journal, 3));
        Verdict first = verify(piece.sign(lying));
        assertCaught(first, Check.Name.LINEAGE, "what the file says");

        Verdict passedOn = new Verdict(Verdict.State.TRUSTED, List.of(), first.manifests());
        assertCaught(
                verify(next(piece, passedOn, new Statement())),
                Check.Name.LINEAGE,
                "what the earlier generation " + active(first));
    }

    /** A signer may take in a parent whose credentials are broken, if he says so; but no journal goes on from there. */
    @Test
    void aPartOfTheJournalThatNobodySignedIsWorthNothing() throws Exception {
        RecordedPiece piece = composed();
        byte[] first = piece.sign(new Statement());
        first[new String(first, StandardCharsets.ISO_8859_1).lastIndexOf("folk-1")] = 'F';
        Verdict broken = verify(first);
        assertThat(broken.state()).isEqualTo(Verdict.State.INVALID);

        Verdict passedOn = new Verdict(Verdict.State.TRUSTED, broken.checks(), broken.manifests());
        assertCaught(
                verify(next(piece, passedOn, new Statement())),
                Check.Name.JOURNAL,
                "stands in credentials of an earlier generation that do not hold (assertion.hashedURI.mismatch)");
    }

    @Test
    void noManifestHasTwoJournals() throws Exception {
        RecordedPiece piece = composed();
        assertCaught(
                signed(file -> file.further.add(JournalAssertion.of(JournalSegment.of(piece.journal, 0, 4)))),
                Check.Name.JOURNAL,
                "2 assertions are named dev.stemma.journal");
    }

    @Test
    void originsWithoutAJournalAreWorthNothing() throws Exception {
        ManifestDefinition definition = ManifestDefinition.of("A melody", GeneratorInfo.stemma("0.1.0"))
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with(new LineageAssertion(Lineage.of(composed().journal, 5).toCbor()))
                .build();

        byte[] file = Workshop.signer(1).embed(Workshop.midi(0), definition, RecordedPiece.COMPOSER);
        assertCaught(verify(file), Check.Name.LINEAGE, "the file has dev.stemma.lineage but no journal");
    }
}
