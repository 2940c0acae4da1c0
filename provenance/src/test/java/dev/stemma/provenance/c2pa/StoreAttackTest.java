package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Known attacks on the readers of a store, each with the place where it is told of. For ingredients: {@link IngredientsTest}. */
class StoreAttackTest {
    /** RFC 8949, 5.6 and 10: of a key that stands twice, one program takes the first value and another the last. */
    @Test
    void aKeyStandsTwice() {
        byte[] twice = HexFormat.of().parseHex("a2617801617802");
        Forgery assertion =
                new Forgery().withBytes(ActionsAssertion.LABEL, twice).bound();
        Forgery claim = Forgery.good().claimChangedBy(bytes -> {
            byte[] entry = CborWriter.write(CborValue.of("dc:title"));
            byte[] text = CborWriter.write(CborValue.of("x"));
            byte[] changed = concat(bytes, entry, text, entry, text);
            changed[0] += 2;
            return changed;
        });

        assertFails(assertion, StatusCode.ASSERTION_CBOR_INVALID);
        assertFails(claim, StatusCode.CLAIM_CBOR_INVALID);
    }

    /** C2PA 2.5, 14.6: bytes after the claim are signed and read by nobody, or read by somebody else. */
    @Test
    void bytesFollowTheClaim() {
        assertFails(
                Forgery.good().claimChangedBy(bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
                StatusCode.CLAIM_CBOR_INVALID);
    }

    /** C2PA 2.5, 14.6: of two claims one is signed and another shown. */
    @Test
    void thereAreTwoClaims() {
        byte[] second = JumbfWriter.cbor(
                StoreLayout.CLAIM,
                Claim.LABEL,
                Forgery.good().by("Somebody else").claim());

        assertFails(Forgery.good().beside(second), StatusCode.CLAIM_MULTIPLE);
    }

    /** C2PA 2.5, 14.10.4: of two assertions with one label, one is hashed and another shown. */
    @Test
    void twoAssertionsHaveOneLabel() {
        byte[] box = JumbfWriter.cbor(Superbox.CBOR, "com.example", CborWriter.write(CborMap.EMPTY));
        byte[] other = JumbfWriter.cbor(Superbox.CBOR, "com.example", new byte[] {0});
        byte[] further = JumbfWriter.superbox(StoreLayout.ASSERTIONS, JumbfUri.ASSERTION_STORE, List.of(box, other));

        assertThat(Forgery.good()
                        .with("com.example", box)
                        .beside(further)
                        .verdict()
                        .intact())
                .isFalse();
    }

    /** CVE-2020-28491 (Jackson's CBOR): a length of gigabytes in five bytes, for which room is made before it is read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "5a7fffffff",
                "5bffffffffffffffff",
                "7b7fffffffffffffff",
                "9a7fffffff",
                "9bffffffffffffffff",
                "ba7fffffff",
                "5f5a7fffffff"
            })
    void aLengthPromisesGigabytes(String cbor) {
        assertFails(
                new Forgery()
                        .withBytes(ActionsAssertion.LABEL, HexFormat.of().parseHex(cbor))
                        .bound(),
                StatusCode.ASSERTION_CBOR_INVALID);
    }

    /** CVE-2022-25647 and its like: levels without end exhaust the stack. */
    @ParameterizedTest
    @ValueSource(strings = {"81", "9f", "a100", "bf00", "c1", "d818"})
    void levelsAreWithoutEnd(String opening) {
        byte[] deep = HexFormat.of().parseHex(opening.repeat(200_000) + "00");

        assertFails(new Forgery().withBytes(ActionsAssertion.LABEL, deep).bound(), StatusCode.ASSERTION_CBOR_INVALID);
        assertThat(VerifierTest.failures(Forgery.good().sealedBy(claim -> deep).verdict()))
                .contains(StatusCode.SIGNATURE_MISMATCH);
    }

    /** contentauth/c2pa-rs, fixture nested_moov_1000.mp4: boxes in boxes, here of JUMBF. */
    @Test
    void boxesAreNestedWithoutEnd() {
        ByteBuffer deep = ByteBuffer.allocate(800_000);
        while (deep.remaining() >= 8) {
            deep.putInt(deep.remaining()).putInt(0x6a756d62);
        }
        byte[] named = JumbfWriter.box("free");
        for (int depth = 0; depth < 1_000; depth++) {
            named = JumbfWriter.superbox("c2as", JumbfUri.ASSERTION_STORE, List.of(named));
        }

        assertThat(Workshop.verify(Forgery.FILE, deep.array()).state()).isEqualTo(Verdict.State.INVALID);
        assertThat(Forgery.good().beside(named).verdict().state()).isEqualTo(Verdict.State.INVALID);
    }

    /** contentauth/c2pa-rs, fixture riff_bomb_1000.wav: a length beyond the box, too short for one, or of 64 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"00000001", "00000007", "00000fff", "7fffffff", "80000000", "ffffffff"})
    void aBoxLies(String length) {
        byte[] store = Forgery.good().store();
        byte[] lie = HexFormat.of().parseHex(length);
        for (int at = 0; at + 8 <= store.length; at++) {
            if (new String(store, at + 4, 4, StandardCharsets.ISO_8859_1).matches("jumb|jumd|cbor")) {
                byte[] lying = store.clone();
                System.arraycopy(lie, 0, lying, at, 4);
                assertThat(Workshop.verify(Forgery.FILE, lying).intact())
                        .as("%s at %s", length, at)
                        .isFalse();
            }
        }
    }

    /** encypherai/c2pa-conformance-suite, truncate_jumbf. */
    @Test
    void boxesAreCutOff() {
        byte[] store = Forgery.good().store();
        for (int length = 0; length < store.length; length++) {
            assertThat(Workshop.verify(Forgery.FILE, Arrays.copyOf(store, length))
                            .intact())
                    .isFalse();
        }
    }

    /** C2PA 2.5, 11.5.2: a compressed manifest may unpack to more than there is memory; none is unpacked. */
    @Test
    void aManifestIsABrotliBomb() {
        byte[] bomb = JumbfWriter.box("brob", "jumb".getBytes(StandardCharsets.US_ASCII), new byte[1000]);
        byte[] manifest = JumbfWriter.superbox("c2cm", Forgery.LABEL, List.of(bomb));

        Verdict verdict = Workshop.verify(Forgery.FILE, StoreLayout.store(List.of(manifest)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verdict.checks().get(0).detail()).contains("compressed");
    }

    /** C2PA 2.5, 8.4.2.3 and 15.10.3: a reference of one manifest must not reach into another's assertions. */
    @Test
    void anAssertionIsBorrowedFromAnotherManifest() {
        Forgery other = Forgery.good(2).with("com.example", CborMap.EMPTY);
        HashedUri borrowed =
                HashedUri.sha256(other.uri("com.example"), other.last().hash().content());

        assertFails(Forgery.good().listing(borrowed).before(other), StatusCode.ASSERTION_OUTSIDE_MANIFEST);
    }

    /** Path traversal (CWE-22) in a URI of JUMBF. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "self#jumbf=../c2pa.assertions/x",
                "self#jumbf=/c2pa/../x",
                "file:///etc/passwd",
                "http://127.0.0.1/x",
                "\u0000",
                ""
            })
    void aUriLeadsElsewhere(String uri) {
        assertThat(Forgery.good()
                        .listing(HashedUri.sha256(uri, new byte[32]))
                        .verdict()
                        .intact())
                .isFalse();
    }

    private static void assertFails(Forgery forgery, String code) {
        Verdict verdict = forgery.verdict();
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(VerifierTest.failures(verdict)).contains(code);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
