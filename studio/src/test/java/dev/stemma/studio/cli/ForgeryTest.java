package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.model.ModelFolder;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.WavCarrier;
import dev.stemma.provenance.c2pa.Verdict;
import dev.stemma.provenance.c2pa.Verifier;
import dev.stemma.provenance.identity.LocalAuthority;
import dev.stemma.provenance.identity.Pem;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.Subject;
import dev.stemma.provenance.identity.TrustPolicy;
import dev.stemma.provenance.record.JournalSegment;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The record of a piece is told otherwise than it was, all that hangs on it is made to fit, and the file is signed with a key
 * that is trusted: verification still says no, by the check that is for it.
 */
class ForgeryTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final LocalAuthority AUTHORITY = LocalAuthority.create(CLOCK, new SecureRandom());
    private static final ForgedRecord.Hand HAND = new ForgedRecord.Hand(
            AUTHORITY.issue(
                    "forger", SignatureAlgorithm.ED25519, Subject.pseudonym("Forger"), CLOCK, new SecureRandom()),
            TrustPolicy.of(AUTHORITY.root()),
            CLOCK);
    private static final String EVERYTHING = "trusted,journal,lineage,replay,dataset";

    private static Machine machine;
    private static byte[] worked;
    private static byte[] rehearsed;

    /** Where an honest piece comes from. */
    enum Piece {
        /** From the command line. */
        WORKED,
        /** From sessions, which can do more: merge branches, turn candidates down. */
        REHEARSED;

        byte[] file() {
            return this == WORKED ? worked : rehearsed;
        }

        ForgedRecord record() throws Exception {
            Verdict verdict = Verifier.verify(ByteSource.of(file()), Optional.empty(), HAND.policy(), CLOCK);
            return new ForgedRecord(file(), verdict, JournalSegment.Rest.NONE);
        }
    }

    @BeforeAll
    static void make(@TempDir Path temporary) throws Exception {
        machine = Machine.in(temporary);
        worked = new WorkedPiece(machine).make();
        rehearsed = new HonestPiece(
                        ModelFolder.read(Machine.root().resolve("models").resolve("melody-1")), HAND)
                .make();
        machine.write("ca.pem", Pem.encode(List.of(AUTHORITY.root())));
        machine.run("trust", "add", "ca.pem").done();
    }

    /** What `stemma verify` says of a file. */
    private record Answer(int exit, String state, JsonNode checks) {
        static Answer to(byte[] file) throws Exception {
            machine.write("told.mid", file);
            Machine.Result result = machine.run("verify", "told.mid", "--json", "--require", EVERYTHING);
            JsonNode verified = result.calm().json().get("files").get(0);
            return new Answer(result.exit(), verified.get("state").asText(), verified.get("checks"));
        }

        Set<String> names(String outcome) {
            Set<String> names = new TreeSet<>();
            for (JsonNode check : checks) {
                if (check.get("outcome").asText().equals(outcome)) {
                    names.add(check.get("name").asText());
                }
            }
            return names;
        }

        @Override
        public String toString() {
            List<String> said = new ArrayList<>();
            for (JsonNode check : checks) {
                if (Set.of("journal", "lineage", "replay", "dataset")
                                .contains(check.get("name").asText())
                        || check.get("outcome").asText().equals("fail")) {
                    said.add(check.get("outcome").asText() + " "
                            + check.get("name").asText() + ": "
                            + check.get("detail").asText());
                }
            }
            return state + "\n" + String.join("\n", said);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldAnewAsItWasIsTrusted(Piece piece) throws Exception {
        for (byte[] file : List.of(piece.file(), piece.record().sign(HAND))) {
            Answer answer = Answer.to(file);
            assertThat(answer.exit()).as(answer.toString()).isZero();
        }
    }

    static Stream<Arguments> lies() throws Exception {
        ForgedRecord usual = Piece.WORKED.record();
        return Stream.of(JournalLies.all(), ModelLies.all(), StatementLies.all())
                .flatMap(List::stream)
                .map(lie -> Arguments.of(usual.has(lie.about()) ? Piece.WORKED : Piece.REHEARSED, lie));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("lies")
    void aLieIsFoundOutHoweverGoodTheSignature(Piece piece, Lie lie) throws Exception {
        ForgedRecord record = piece.record();
        lie.telling().tell(record);
        Answer answer = Answer.to(record.sign(HAND));

        if (lie.check().startsWith(Lie.UNMET)) {
            assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.REFUSED.number());
            assertThat(answer.names("pass"))
                    .as(answer.toString())
                    .doesNotContain(lie.check().substring(Lie.UNMET.length()));
        } else {
            assertFoundOut(answer, lie.check());
        }
    }

    static Stream<Lie> sounds() throws Exception {
        machine.run("compose", "--seed", 8, "--bars", 2, "--wav", "--out", "other.mid")
                .done();
        return SoundLies.all(new WavCarrier().strip(machine.read("other.wav"))).stream();
    }

    @ParameterizedTest
    @MethodSource("sounds")
    void aSoundThatIsNotThatOfThePieceIsFoundOut(Lie lie) throws Exception {
        machine.run("compose", "--seed", 9, "--bars", 2, "--wav", "--out", "sound.mid", "--force");
        byte[] sound = machine.read("sound.wav");
        Verdict verdict = Verifier.verify(ByteSource.of(sound), Optional.empty(), HAND.policy(), CLOCK);
        ForgedRecord record = new ForgedRecord(sound, verdict, JournalSegment.Rest.NONE);
        record.keepNotes = true;
        assertThat(Answer.to(record.sign(HAND)).exit()).isZero();

        lie.telling().tell(record);
        assertFoundOut(Answer.to(record.sign(HAND)), lie.check());
    }

    private static void assertFoundOut(Answer answer, String check) {
        assertThat(answer.exit()).as(answer.toString()).isEqualTo(ExitCode.REFUSED.number());
        assertThat(answer.state()).as(answer.toString()).isEqualTo("invalid");
        assertThat(answer.names("fail")).as(answer.toString()).containsExactly(check.split(Lie.AND));
    }

    static Stream<Lie> limits() {
        return Limits.all().stream();
    }

    @ParameterizedTest
    @MethodSource("limits")
    void whatNoRecordCanShowIsNotFoundOut(Lie lie) throws Exception {
        ForgedRecord record = Piece.WORKED.record();
        lie.telling().tell(record);
        Answer answer = Answer.to(record.sign(HAND));

        assertThat(answer.exit()).as(answer.toString()).isZero();
    }
}
