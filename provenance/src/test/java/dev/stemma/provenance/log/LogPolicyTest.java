package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogPolicyTest {
    private static final List<NoteKey> WITNESSES = IntStream.range(0, 6)
            .mapToObj(i -> NoteKey.of("witness.example/" + i, SignatureType.COSIGNATURE, seed(i + 1)))
            .toList();

    /** The example of C2SP tlog-policy, with keys. */
    private static final String TWO_LEVELS =
            """
            # Two organizations.
            log %s
            witness X1 %s
              witness X2 %s https://witness.example/2/
            witness X3\t%s
            group X-witnesses 2 X1 X2 X3

            witness Y1 %s
            witness Y2 %s
            witness Y3 %s
            group Y-witnesses any Y1 Y2 Y3

            group X-and-Y all X-witnesses Y-witnesses
            quorum X-and-Y
            """.formatted(ProjectVector.LOG.verifier(), key(0), key(1), key(2), key(3), key(4), key(5));

    @ParameterizedTest
    @CsvSource({
        "013, true",
        "124, true",
        "012345, true",
        "02345, true",
        "034, false",
        "01, false",
        "345, false",
        "'', false"
    })
    void aQuorumIsMetByEnoughWitnessesOfEachGroup(String signers, boolean met) {
        LogPolicy policy = LogPolicy.parse(Exact.utf8(TWO_LEVELS));

        assertThat(policy.check(signedBy(signers)).isAccepted()).isEqualTo(met);
    }

    @Test
    void aLogAloneIsAcceptedWhereNobodyElseIsAskedFor() {
        LogPolicy policy = LogPolicy.parse(Exact.utf8("log " + ProjectVector.LOG.verifier() + "\nquorum none"));

        assertThat(policy.check(signedBy("")).isAccepted()).isTrue();
        assertThat(policy).isEqualTo(LogPolicy.of(ProjectVector.LOG.verifier()));
    }

    /** To the policy names are bytes; people read them as UTF-8, and other bytes as they are. */
    @Test
    void namesInAnyScriptAreReadAsTheyWereWritten() {
        String file = "witness \u5f20\u4e09 " + key(0) + " https://\u4f8b\u5b50.example/w\nquorum \u5f20\u4e09\n";
        LogPolicy policy = LogPolicy.parse(Exact.utf8(file));
        byte[] latin = ("witness K\u00f6nig " + key(0) + "\nquorum K\u00f6nig\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(policy.witnesses().get(0).name()).isEqualTo("\u5f20\u4e09");
        assertThat(policy.witnesses().get(0).address()).contains("https://\u4f8b\u5b50.example/w");
        assertThat(LogPolicy.parse(latin).witnesses().get(0).name()).isEqualTo("K\u00f6nig");
        assertThatThrownBy(() -> LogPolicy.parse(Exact.utf8("quorum \u5f20\u4e09\n")))
                .hasMessageContaining("is called \u5f20\u4e09 on the lines before");
    }

    @Test
    void anAnswerSaysWhatIsMissing() {
        LogPolicy policy = LogPolicy.parse(Exact.utf8(TWO_LEVELS));
        LogPolicy others = LogPolicy.of(
                NoteKey.of("other.example", SignatureType.ED25519, seed(9)).verifier());
        SignedNote forged = new SignedNote(
                signedBy("").text().replace("\n8\n", "\n7\n"), signedBy("01").signatures());

        assertThat(policy.check(signedBy("34")))
                .hasToString("Refused[reason=QUORUM_MISSED, detail=too few witnesses have "
                        + "signed: 2 of the 6 that the policy names have, which do not make up its quorum]");
        assertThat(others.check(signedBy("013")))
                .isEqualTo(new LogAnswer.Refused(
                        LogAnswer.Reason.UNKNOWN_LOG, "no log that the policy knows has signed as stemma.example/log"));
        assertThat(policy.check(forged)).extracting("reason").isEqualTo(LogAnswer.Reason.BAD_SIGNATURE);
        assertThat(policy.check(new SignedNote("no tree\n", List.of(ProjectVector.LOG.sign("no tree\n")))))
                .extracting("reason")
                .isEqualTo(LogAnswer.Reason.MALFORMED);
    }

    @Test
    void aLogSpeaksForItsOwnNameAlone() {
        NoteKey other = NoteKey.of("other.example", SignatureType.ED25519, seed(9));
        LogPolicy policy = LogPolicy.parse(
                Exact.utf8("log " + ProjectVector.LOG.verifier() + "\nlog " + other.verifier() + "\nquorum none\n"));
        String text = signedBy("").text();

        assertThat(policy.check(new SignedNote(text, List.of(other.sign(text)))).isAccepted())
                .isFalse();
    }

    @Test
    void aCosignatureOverAnotherTreeDoesNotCount() {
        LogPolicy policy = LogPolicy.parse(Exact.utf8(TWO_LEVELS));
        Checkpoint other = new Checkpoint("stemma.example/log", 7, new byte[32]);
        SignedNote moved = signedBy("0")
                .with(List.of(
                        WITNESSES.get(1).cosign(other, ProjectVector.TIME),
                        WITNESSES.get(3).cosign(other, ProjectVector.TIME)));

        assertThat(policy.check(moved)).extracting("reason").isEqualTo(LogAnswer.Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "quorum w1",
                "quorum none\nquorum none",
                "witness w1 KEY0\nwitness w1 KEY1\nquorum w1",
                "witness w1 KEY0\nwitness w2 KEY0\nquorum w1",
                "witness none KEY0\nquorum none",
                "log LOG\nlog LOG\nquorum none",
                "witness w1 LOG\nquorum w1",
                "witness w1 KEY0\ngroup g 2 w1\nquorum g",
                "witness w1 KEY0\ngroup g 0 w1\nquorum g",
                "witness w1 KEY0\ngroup g 01 w1\nquorum g",
                "witness w1 KEY0\ngroup g 4294967297 w1\nquorum g",
                "witness w1 KEY0\ngroup g any\nquorum g",
                "witness w1 KEY0\ngroup g any w1 w1\nquorum g",
                "witness w1 KEY0\ngroup g any w1\ngroup h any w1\nquorum g",
                "group g any w1\nwitness w1 KEY0\nquorum g",
                "group g any g\nquorum g",
                "quorum none\r\n",
                "log nonsense\nquorum none",
                "trust everybody\nquorum none"
            })
    void aPolicyOfAnotherFormIsRefusedByItsLine(String policy) {
        String file = policy.replace("KEY0", key(0))
                .replace("KEY1", key(1))
                .replace("LOG", ProjectVector.LOG.verifier().toString());

        assertThatThrownBy(() -> LogPolicy.parse(Exact.utf8(file)))
                .isInstanceOf(LogException.class)
                .hasMessageContaining("policy");
    }

    @Test
    void aPolicyOfManyGroupsIsReadAndOneOfTooManyIsRefused() {
        StringBuilder chain = new StringBuilder("witness g0 " + key(0) + "\n");
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= LogPolicy.MAX_PARTIES + 1; i++) {
            lines.add("group g" + i + " any g" + (i - 1) + "\n");
        }
        String most = chain + String.join("", lines.subList(0, LogPolicy.MAX_PARTIES)) + "quorum g256\n";

        assertThat(LogPolicy.parse(Exact.utf8(most))
                        .quorum()
                        .isMetBy(Set.of(WITNESSES.get(0).verifier())))
                .isTrue();
        assertThatThrownBy(() -> LogPolicy.parse(Exact.utf8(chain + String.join("", lines) + "quorum g257\n")))
                .hasMessage("line 258 of the policy: a policy has at most 256 of each kind");
    }

    private static SignedNote signedBy(String witnesses) {
        Checkpoint checkpoint = new Checkpoint(
                "stemma.example/log", 8, MerkleTree.of(ProjectVector.ENTRIES).root());
        return new SignedNote(checkpoint.text(), List.of(ProjectVector.LOG.sign(checkpoint.text())))
                .with(witnesses
                        .chars()
                        .mapToObj(i -> WITNESSES.get(i - '0').cosign(checkpoint, ProjectVector.TIME))
                        .toList());
    }

    private static String key(int witness) {
        return WITNESSES.get(witness).verifier().toString();
    }

    private static byte[] seed(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return seed;
    }
}
