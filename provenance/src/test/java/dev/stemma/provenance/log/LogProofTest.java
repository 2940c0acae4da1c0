package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogProofTest {
    private static final byte[] ENTRY = ProjectVector.ENTRIES.get(5);

    @Test
    void aProofShowsThatAnEntryWasLoggedAndWitnessed() {
        LogProof proof = LogProof.parse(ProjectVector.PROOF.getBytes(StandardCharsets.UTF_8));

        LogAnswer answer = proof.check(ENTRY, ProjectVector.policy());

        assertThat(answer).isInstanceOfSatisfying(LogAnswer.Accepted.class, accepted -> {
            assertThat(accepted.checkpoint().size()).isEqualTo(8);
            assertThat(accepted.firstSeen()).contains(ProjectVector.TIME);
        });
    }

    @Test
    void theSameEntriesAndKeysGiveTheProjectsVectorByteForByte() {
        byte[] ours = ProjectVector.proof(5).encode();

        assertThat(new String(ours, StandardCharsets.UTF_8)).isEqualTo(ProjectVector.PROOF);
        assertThat(ours).hasSize(477);
        assertThat(KeyName.sha256(ours))
                .asHexString()
                .isEqualToIgnoringCase("2425911b0ff91b5963766e8d1d1709e64c31a5c3dc270c3fd7a63c4f20c064c8");
    }

    @Test
    void anotherEntryIsNotProved() {
        assertThat(ProjectVector.proof(5).check(new byte[] {9}, ProjectVector.policy()))
                .isEqualTo(new LogAnswer.Refused(
                        LogAnswer.Reason.NOT_INCLUDED, "entry 5 of the log stemma.example/log is another"));
        assertThat(ProjectVector.proof(4).check(ENTRY, ProjectVector.policy()).isAccepted())
                .isFalse();
    }

    @Test
    void aProofWithAnyByteChangedIsRefusedOrUnreadable() {
        byte[] proof = ProjectVector.PROOF.getBytes(StandardCharsets.UTF_8);
        Random random = new Random(11);
        for (int i = 0; i < proof.length; i++) {
            byte[] changed = proof.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            LogAnswer answer;
            try {
                answer = LogProof.parse(changed).check(ENTRY, ProjectVector.policy());
            } catch (LogException e) {
                continue;
            }
            assertThat(answer.isAccepted()).as("byte " + i).isFalse();
        }
    }

    @Test
    void extraBytesAreCarriedAndVouchedForByNobody() {
        LogProof plain = ProjectVector.proof(5);
        LogProof proof = new LogProof(Optional.of(new byte[] {1, 2, 3}), plain.inclusion(), plain.checkpoint());

        LogProof read = LogProof.parse(proof.encode());

        assertThat(read.extra()).hasValueSatisfying(extra -> assertThat(extra).containsExactly(1, 2, 3));
        assertThat(new String(proof.encode(), StandardCharsets.UTF_8))
                .startsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 5\n");
        assertThat(read.check(ENTRY, ProjectVector.policy()).isAccepted()).isTrue();
    }

    @Test
    void aTreeOfOneNeedsNoHashes() {
        Checkpoint one = new Checkpoint(
                "stemma.example/log", 1, MerkleTree.of(List.of(ENTRY)).root());
        SignedNote note = new SignedNote(one.text(), List.of(ProjectVector.LOG.sign(one.text())));
        LogProof proof = new LogProof(MerkleTree.of(List.of(ENTRY)).inclusionProof(0), note);

        assertThat(LogProof.parse(proof.encode())
                        .check(ENTRY, LogPolicy.of(ProjectVector.LOG.verifier()))
                        .isAccepted())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "index 5, index 05",
        "index 5, index -1",
        "index 5, index 8",
        "index 5, index 99999999999999999999",
        "@v1, @v2",
        "vBoGQ7EuTS18, vBoGQ7EuTS1",
        "ms=, mt=",
        "\\n8\\n, \\n9\\n",
        "\\n8\\n, \\n08\\n"
    })
    void aProofOfAnotherFormIsRefused(String old, String changed) {
        String proof = ProjectVector.PROOF.replace(old.translateEscapes(), changed.translateEscapes());
        assertThat(proof).isNotEqualTo(ProjectVector.PROOF);

        assertThatThrownBy(() -> {
                    LogAnswer answer = LogProof.parse(Exact.utf8(proof)).check(ENTRY, ProjectVector.policy());
                    if (!answer.isAccepted()) {
                        throw new LogException(answer.toString());
                    }
                })
                .isInstanceOf(LogException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\n\n", "MThd"})
    void whatIsNoProofIsRefusedWithWhatIsExpected(String text) {
        assertThatThrownBy(() -> LogProof.parse(Exact.utf8(text)))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("expected");
    }
}
