package dev.stemma.provenance.cose;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stemma.provenance.merkle.MerkleTree;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SignedStatementFuzzTest {
    private static final PublicKey KEY = key();

    @MethodSource("statements")
    @FuzzTest
    void aStatementWithReceiptsIsReadAndWrittenTheSameOrRefused(byte[] bytes) {
        SignedStatement statement;
        try {
            statement = SignedStatement.parse(bytes);
        } catch (CoseException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        assertThat(statement.encode()).isEqualTo(bytes);
        assertThat(statement.verify(KEY)).isNotEqualTo(SignatureResult.VALID);
        for (Receipt receipt : statement.receipts()) {
            assertThat(receipt.provesInclusion(statement.entry(), KEY)).isFalse();
        }
    }

    static Stream<byte[]> statements() {
        SignedStatement statement = SignedStatement.sign(
                new Speaker("issuer", new byte[4]),
                "subject",
                "text/plain",
                new byte[] {1, 2},
                CoseAlgorithm.ED_DSA,
                message -> new byte[64]);
        MerkleTree tree = MerkleTree.of(List.of(statement.entry(), new byte[1]));
        Receipt receipt =
                Receipt.of(tree.inclusionProof(0), tree.root(), CoseAlgorithm.ED_DSA, message -> new byte[64]);
        return Stream.of(statement.encode(), statement.with(receipt).encode());
    }

    private static PublicKey key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
