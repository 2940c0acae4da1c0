package dev.stemma.provenance.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cose.CoseAlgorithm;
import dev.stemma.provenance.cose.Receipt;
import dev.stemma.provenance.cose.Speaker;
import dev.stemma.provenance.merkle.MerkleTree;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** npm's {@code @transmute/cose}, which we did not write, says of our COSE receipts what we say. */
class ReceiptsElsewhereTest {
    private static final HexFormat HEX = HexFormat.of();

    @TempDir
    Path folder;

    private final KeyPair keys = keys();
    private final List<String> lines = new ArrayList<>();
    private final List<String> ours = new ArrayList<>();

    @Test
    void receiptsAreJudgedAsByUs() throws Exception {
        List<byte[]> entries = TransparencyLogTest.entries(0, 60);
        for (int size : new int[] {2, 3, 7, 8, 60}) {
            MerkleTree tree = MerkleTree.of(entries.subList(0, size));
            for (int index : new int[] {0, size / 2, size - 1}) {
                Receipt receipt = Receipt.of(tree.inclusionProof(index), tree.root(), CoseAlgorithm.ES256, this::sign);
                inclusion(receipt, entries.get(index));
                inclusion(receipt, new byte[] {1});
            }
        }
        MerkleTree old = MerkleTree.of(entries.subList(0, 23));
        MerkleTree tree = MerkleTree.of(entries);
        Speaker log = new Speaker("stemma.example/log", new byte[] {1, 2, 3});
        Receipt ofStatement =
                Receipt.of(tree.inclusionProof(5), tree.root(), log, "urn:sha256:00", CoseAlgorithm.ES256, this::sign);
        inclusion(ofStatement, entries.get(5));
        inclusion(ofStatement, entries.get(6));
        Receipt growth = Receipt.of(tree.consistencyProof(23), tree.root(), CoseAlgorithm.ES256, this::sign);
        consistency(growth, old.root(), tree.root());
        consistency(growth, MerkleTree.of(entries.subList(1, 24)).root(), tree.root());
        consistency(growth, old.root(), old.root());

        Path questions = Files.write(folder.resolve("receipts.txt"), lines);
        assertThat(ours).contains("yes", "no");
        assertThat(OtherChecker.npm(folder, "receipts.js")
                        .run(questions)
                        .output()
                        .lines())
                .containsExactlyElementsOf(ours);
    }

    private void inclusion(Receipt receipt, byte[] entry) {
        lines.add("inclusion " + jwk() + " " + HEX.formatHex(receipt.encode()) + " "
                + HEX.formatHex(MerkleTree.leafHash(entry)));
        ours.add(receipt.provesInclusion(entry, keys.getPublic()) ? "yes" : "no");
    }

    private void consistency(Receipt receipt, byte[] oldRoot, byte[] root) {
        lines.add("consistency " + jwk() + " " + HEX.formatHex(receipt.encode()) + " " + HEX.formatHex(oldRoot) + " "
                + HEX.formatHex(root));
        ours.add(receipt.provesConsistency(oldRoot, root, keys.getPublic()) ? "yes" : "no");
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(keys.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private String jwk() {
        ECPublicKey key = (ECPublicKey) keys.getPublic();
        String json = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}";
        return Base64.getEncoder().encodeToString(Exact.utf8(json));
    }

    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] padded = new byte[32];
        byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 32), bytes.length);
        System.arraycopy(last, 0, padded, 32 - last.length, last.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
