package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.IngredientAssertion.Credentials;
import dev.stemma.provenance.c2pa.IngredientAssertion.Relationship;
import dev.stemma.provenance.cbor.CborMap;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Manifests that others keep compressed in their stores (C2PA 2.5, 11.5.2 and 16.3.1.1). */
class CompressedManifestTest {
    @Test
    void anIngredientsManifestMayBeCompressed() {
        Forgery inner = inner();

        Verdict good =
                around(inner, compressed(inner, brotli(inner.manifest()))).verdict();
        assertThat(VerifierTest.failures(good)).isEmpty();
        assertThat(good.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(good.manifests().orElseThrow().manifests().get(0).claim()).isPresent();
    }

    @Test
    void itsHashIsOverTheCompressedForm() {
        Forgery inner = inner();

        Forgery outer = Forgery.empty(1).with(inner.asIngredient());
        Verdict verdict = outer.with(ActionsAssertion.all(Action.opened(outer.last())))
                .bound()
                .before(compressed(inner, brotli(inner.manifest())))
                .verdict();

        assertThat(VerifierTest.failures(verdict)).containsExactly(StatusCode.INGREDIENT_MANIFEST_MISMATCH);
    }

    @Test
    void itsAssertionsAreHeldToTheirHashes() {
        Forgery inner = inner().unlisted("com.example");

        Verdict verdict =
                around(inner, compressed(inner, brotli(inner.manifest()))).verdict();

        assertThat(VerifierTest.failures(verdict)).containsExactly(StatusCode.ASSERTION_UNDECLARED);
    }

    @Test
    void aDataHashIsNotForCompressedManifests() {
        Forgery inner = Forgery.good(2);

        Verdict verdict =
                around(inner, compressed(inner, brotli(inner.manifest()))).verdict();

        assertThat(VerifierTest.failures(verdict)).containsExactly(StatusCode.COMPRESSED_INVALID);
    }

    @Test
    void whatCannotBeOpenedIsTold() {
        Forgery inner = inner();
        byte[] manifest = inner.manifest();
        byte[] whole = brotli(manifest);
        byte[] other = brotli(inner(3).manifest());
        byte[] two = brotli(concatenated(manifest, manifest));
        byte[] foreign = brotli(JumbfWriter.superbox("abcd", inner.label(), List.of()));

        for (byte[] broken : List.of(
                new byte[0], new byte[] {1, 2, 3}, Arrays.copyOf(whole, whole.length / 2), other, two, foreign)) {
            Verdict verdict = around(inner, compressed(inner, broken)).verdict();
            assertThat(VerifierTest.failures(verdict)).contains(StatusCode.COMPRESSED_INVALID);
            assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        }
    }

    /** 66 bytes of which Brotli makes 65 MiB of zeros, one more than is read. */
    @Test
    void aBombIsNotBlownUp() {
        Forgery inner = inner();
        byte[] bomb = HexFormat.of()
                .parseHex("cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd3fffffffe19f0088c32200ddfb7ffeffffc33f01"
                        + "10870500baf7fff5fffff82700e2b00040f7fe01");

        Verdict verdict = around(inner, compressed(inner, bomb)).verdict();

        assertThat(VerifierTest.failures(verdict)).contains(StatusCode.COMPRESSED_INVALID);
        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("come out of it"));
    }

    private static Forgery inner() {
        return inner(2);
    }

    private static Forgery inner(int number) {
        return Forgery.empty(number)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with("c2pa.hash.boxes", CborMap.EMPTY);
    }

    private static Forgery around(Forgery inner, byte[] compressed) {
        HashedUri reference = HashedUri.sha256(
                JumbfUri.ofManifest(inner.label()), HashAlgorithm.SHA256.hash(compressed, 8, compressed.length));
        Forgery forgery = Forgery.empty(1)
                .with(IngredientAssertion.of(Relationship.PARENT_OF, "picture", "image/jpeg")
                        .with(new Credentials(reference, Optional.empty(), Optional.of(Forgery.NOTHING_RECORDED))));
        return forgery.with(ActionsAssertion.all(Action.opened(forgery.last())))
                .bound()
                .before(compressed);
    }

    private static byte[] compressed(Forgery inner, byte[] stream) {
        return JumbfWriter.superbox(CompressedManifest.TYPE, inner.label(), List.of(JumbfWriter.box("brob", stream)));
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /**
     * A Brotli stream that compresses nothing (RFC 7932, 9.2): bit by bit, least first, 0 = window of 64 KiB, 0 = not last,
     * 00 = length in 16 bits, length - 1, 1 = uncompressed; the bytes; 3 = last and empty.
     */
    private static byte[] brotli(byte[] content) {
        int head = (content.length - 1) << 4 | 1 << 20;
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (int shift = 0; shift < 24; shift += 8) {
            stream.write(head >> shift);
        }
        stream.writeBytes(content);
        stream.write(3);
        return stream.toByteArray();
    }
}
