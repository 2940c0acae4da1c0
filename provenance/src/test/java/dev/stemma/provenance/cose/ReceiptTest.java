package dev.stemma.provenance.cose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborReader;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import dev.stemma.provenance.merkle.MerkleTree;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final KeyPair COMPOSER = keys();
    private static final KeyPair LOG = keys();

    @Test
    void aStatementWithItsReceiptIsTransparent() throws Exception {
        SignedStatement statement = statement("a record");
        MerkleTree log = MerkleTree.of(List.of(new byte[] {1}, statement.entry(), new byte[] {3}));

        SignedStatement transparent = statement.with(Receipt.of(
                log.inclusionProof(1),
                log.root(),
                new Speaker("stemma.example/log", new byte[] {3}),
                statement.subject(),
                CoseAlgorithm.ED_DSA,
                signer(LOG)));

        SignedStatement read = SignedStatement.parse(transparent.encode());
        assertThat(read.verify(COMPOSER.getPublic())).isEqualTo(SignatureResult.VALID);
        assertThat(read.issuer()).isEqualTo("https://stemma.example");
        assertThat(read.subject()).isEqualTo("urn:sha256:00");
        assertThat(read.receipts()).hasSize(1);
        assertThat(read.receipts().get(0).provesInclusion(read.entry(), LOG.getPublic()))
                .isTrue();
        assertThat(read.entry()).isEqualTo(statement.entry()).isEqualTo(statement.encode());
    }

    @Test
    void aReceiptProvesItsOwnEntryUnderItsOwnLogAlone() throws Exception {
        List<byte[]> entries = entries(20);
        MerkleTree log = MerkleTree.of(entries);
        Receipt receipt = Receipt.parse(Receipt.of(log.inclusionProof(7), log.root(), CoseAlgorithm.ED_DSA, signer(LOG))
                .encode());

        assertThat(receipt.provesInclusion(entries.get(7), LOG.getPublic())).isTrue();
        assertThat(receipt.size()).isEqualTo(20);
        assertThat(receipt.provesInclusion(entries.get(8), LOG.getPublic())).isFalse();
        assertThat(receipt.provesInclusion(entries.get(7), COMPOSER.getPublic()))
                .isFalse();
        assertThat(receipt.provesConsistency(log.root(), log.root(), LOG.getPublic()))
                .isFalse();
    }

    @Test
    void aReceiptOfGrowthProvesThatNothingWasChanged() throws Exception {
        List<byte[]> entries = entries(20);
        MerkleTree old = MerkleTree.of(entries.subList(0, 9));
        MerkleTree log = MerkleTree.of(entries);
        Receipt receipt =
                Receipt.parse(Receipt.of(log.consistencyProof(9), log.root(), CoseAlgorithm.ED_DSA, signer(LOG))
                        .encode());

        assertThat(receipt.provesConsistency(old.root(), log.root(), LOG.getPublic()))
                .isTrue();
        assertThat(receipt.provesConsistency(log.root(), log.root(), LOG.getPublic()))
                .isFalse();
        assertThat(receipt.provesConsistency(old.root(), old.root(), LOG.getPublic()))
                .isFalse();
        assertThat(receipt.provesInclusion(entries.get(0), LOG.getPublic())).isFalse();
    }

    /** The size alone is vouched for by nothing: from entry 7, the way to the root is the same in all trees of 17 to 32. */
    @Test
    void aReceiptWithAnyByteChangedProvesNothing() {
        List<byte[]> entries = entries(20);
        MerkleTree log = MerkleTree.of(entries);
        byte[] receipt = Receipt.of(log.inclusionProof(7), log.root(), CoseAlgorithm.ED_DSA, signer(LOG))
                .encode();
        Random random = new Random(2);
        for (int i = 0; i < receipt.length; i++) {
            byte[] changed = receipt.clone();
            changed[i] ^= (byte) (1 << random.nextInt(8));
            boolean proves;
            try {
                Receipt read = Receipt.parse(changed);
                proves = read.size() == entries.size() && read.provesInclusion(entries.get(7), LOG.getPublic());
            } catch (CoseException e) {
                continue;
            }
            assertThat(proves).as("byte " + i).isFalse();
        }
    }

    /** The forms of RFC 9942 item by item: two wrappers around a proof are easily dropped. */
    @Test
    void aReceiptHasTheFormOfTheSpecification() throws Exception {
        MerkleTree log = MerkleTree.of(entries(2));
        Receipt receipt = Receipt.of(log.inclusionProof(1), log.root(), CoseAlgorithm.ED_DSA, signer(LOG));

        CborValue.Tag tag = (CborValue.Tag) CborReader.read(receipt.encode());
        List<CborValue> items = tag.item().asArray().orElseThrow();
        assertThat(tag.number()).isEqualTo(18);
        assertThat(items.get(0).asBytes().orElseThrow()).asHexString().isEqualTo("A2012719018B01");
        CborValue proofs = items.get(1).asMap().orElseThrow().get(396).orElseThrow();
        List<CborValue> inclusion =
                proofs.asMap().orElseThrow().get(-1).orElseThrow().asArray().orElseThrow();
        assertThat(inclusion).hasSize(1);
        assertThat(CborReader.read(inclusion.get(0).asBytes().orElseThrow()))
                .isEqualTo(CborValue.of(List.of(
                        CborValue.of(2),
                        CborValue.of(1),
                        CborValue.of(List.of(
                                CborValue.of(log.inclusionProof(1).path().get(0)))))));
        assertThat(items.get(2)).isEqualTo(CborValue.NULL);
    }

    /** Whose key it is stands in both protected headers (RFC 9943, section 6): claims 15, and 4 where no certificate does. */
    @Test
    void aStatementAndItsReceiptSayWhoseTheyAre() throws Exception {
        SignedStatement statement = statement("a record");
        MerkleTree log = MerkleTree.of(List.of(new byte[] {1}, statement.entry()));
        Speaker keeper = new Speaker("stemma.example/log", new byte[] {3});
        Receipt receipt = Receipt.of(
                log.inclusionProof(1), log.root(), keeper, "urn:sha256:00", CoseAlgorithm.ED_DSA, signer(LOG));

        assertThat(receipt.provesInclusion(statement.entry(), LOG.getPublic())).isTrue();
        for (byte[] message : List.of(statement.encode(), receipt.encode())) {
            CborValue.Tag tag = (CborValue.Tag) CborReader.read(message);
            byte[] header = tag.item().asArray().orElseThrow().get(0).asBytes().orElseThrow();
            CborMap entries = CborReader.readDeterministic(header).asMap().orElseThrow();
            CborMap claims = entries.get(15).flatMap(CborValue::asMap).orElseThrow();
            assertThat(entries.get(4).flatMap(CborValue::asBytes)).isPresent();
            assertThat(claims.get(1).flatMap(CborValue::asText)).isPresent();
            assertThat(claims.get(2)).contains(CborValue.of("urn:sha256:00"));
        }
    }

    @Test
    void aTreeOfOneEntryHasNoReceipt() {
        MerkleTree one = MerkleTree.of(entries(1));

        assertThatThrownBy(() -> Receipt.of(one.inclusionProof(0), one.root(), CoseAlgorithm.ED_DSA, signer(LOG)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a path of a receipt has 1 to 64 hashes, found 0");
    }

    @Test
    void aReceiptOfAnotherKindOfTreeIsRefused() {
        byte[] header = CborWriter.write(CborMap.builder()
                .put(CborValue.of(1), CborValue.of(-8))
                .put(CborValue.of(395), CborValue.of(2))
                .build());

        assertThatThrownBy(() -> Receipt.parse(new CoseSign1(header, CborMap.EMPTY, new byte[64]).encode()))
                .isInstanceOf(CoseException.class)
                .hasMessageContaining("header 395");
    }

    @Test
    void aStatementWithoutItsIssuerOrInAnotherEncodingIsRefused() {
        byte[] header = CborWriter.write(
                CborMap.builder().put(CborValue.of(1), CborValue.of(-8)).build());
        byte[] statement = statement("a record").encode();
        byte[] longer = new byte[statement.length + 1];
        // The payload's length in two bytes instead of one.
        int at = new String(statement, StandardCharsets.ISO_8859_1).indexOf("Ha record");
        System.arraycopy(statement, 0, longer, 0, at);
        longer[at] = 0x58;
        longer[at + 1] = 8;
        System.arraycopy(statement, at + 1, longer, at + 2, statement.length - at - 1);

        assertThatThrownBy(() -> SignedStatement.parse(
                        new CoseSign1(header, CborMap.EMPTY, new byte[64]).encodeWith(new byte[1])))
                .hasMessage("the statement does not say whose it is: header 15 is missing");
        assertThatThrownBy(() -> SignedStatement.parse(longer)).hasMessageContaining("deterministic CBOR");
    }

    @Test
    void aChangedPayloadIsNoticed() throws Exception {
        byte[] statement = statement("a record").encode();
        String text = new String(statement, StandardCharsets.ISO_8859_1).replace("a record", "a rumour");

        assertThat(SignedStatement.parse(text.getBytes(StandardCharsets.ISO_8859_1))
                        .verify(COMPOSER.getPublic()))
                .isEqualTo(SignatureResult.MISMATCH);
    }

    private static SignedStatement statement(String payload) {
        return SignedStatement.sign(
                new Speaker("https://stemma.example", new byte[] {1, 2}),
                "urn:sha256:00",
                "text/plain",
                payload.getBytes(StandardCharsets.UTF_8),
                CoseAlgorithm.ED_DSA,
                signer(COMPOSER));
    }

    private static List<byte[]> entries(int count) {
        return new ArrayList<>(IntStream.range(0, count)
                .mapToObj(i -> ("entry " + i).getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    private static UnaryOperator<byte[]> signer(KeyPair keys) {
        return message -> {
            try {
                Signature signature = Signature.getInstance("Ed25519");
                signature.initSign(keys.getPrivate());
                signature.update(message);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        };
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
