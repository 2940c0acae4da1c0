package dev.stemma.provenance.c2pa;

import static dev.stemma.provenance.c2pa.Clara.BINDING;
import static dev.stemma.provenance.c2pa.Clara.CLARA;
import static dev.stemma.provenance.c2pa.Clara.KNOWS_CLARA;
import static dev.stemma.provenance.c2pa.Clara.PAYLOAD;
import static dev.stemma.provenance.c2pa.Clara.assertNotProved;
import static dev.stemma.provenance.c2pa.Clara.codes;
import static dev.stemma.provenance.c2pa.Clara.content;
import static dev.stemma.provenance.c2pa.Clara.failures;
import static dev.stemma.provenance.c2pa.Clara.identity;
import static dev.stemma.provenance.c2pa.Clara.payload;
import static dev.stemma.provenance.c2pa.Clara.referring;
import static dev.stemma.provenance.c2pa.Clara.signature;
import static dev.stemma.provenance.c2pa.Clara.signatureOver;
import static dev.stemma.provenance.c2pa.Clara.verify;
import static dev.stemma.provenance.c2pa.Clara.with;
import static dev.stemma.provenance.c2pa.Clara.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.cbor.CborMap;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.cbor.CborWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every identity assertion keeps, however it is signed (CAWG identity 1.3, 5 and 7). */
class IdentityAssertionTest {
    @Test
    void whatIsReferredToIsWhatTheClaimLists() {
        HashedUri changed = HashedUri.sha256(BINDING.url(), new byte[32]);
        HashedUri unknown = HashedUri.sha256(JumbfUri.ofOwnAssertion("com.example"), new byte[32]);
        HashedUri elsewhere = HashedUri.sha256(
                JumbfUri.ofAssertion("urn:c2pa:other", "com.example"),
                BINDING.hash().content());

        assertNotProved(identity(referring(changed)), IdentityCode.ASSERTION_MISMATCH);
        assertNotProved(identity(referring(BINDING, unknown)), IdentityCode.ASSERTION_MISMATCH);
        assertNotProved(identity(referring(BINDING, elsewhere)), IdentityCode.ASSERTION_MISMATCH);
        HashedUri absolute = HashedUri.sha256(
                JumbfUri.absolute(BINDING.url(), Forgery.LABEL), BINDING.hash().content());
        assertThat(failures(identity(referring(absolute)))).isEmpty();
    }

    @Test
    void aPayloadMayBeStoredInOneOrderAndSignedInAnother() {
        byte[] unsorted = joined(
                new byte[] {(byte) 0xa2},
                CborWriter.write(CborValue.of("referenced_assertions")),
                CborWriter.write(PAYLOAD.get("referenced_assertions").orElseThrow()),
                CborWriter.write(CborValue.of("sig_type")),
                CborWriter.write(CborValue.of("cawg.x509.cose")));

        assertThat(failures(
                        Forgery.good().withBytes("cawg.identity", stored(unsorted, signatureOver(CLARA, unsorted)))))
                .isEmpty();
        assertThat(failures(Forgery.good().withBytes("cawg.identity", stored(unsorted, signature(CLARA, PAYLOAD)))))
                .isEmpty();
        byte[] changed = unsorted.clone();
        changed[changed.length - 1] = 'f';
        assertThat(failures(Forgery.good().withBytes("cawg.identity", stored(unsorted, signatureOver(CLARA, changed)))))
                .containsExactly(IdentityCode.X509_MISMATCH);
    }

    private static byte[] stored(byte[] payload, byte[] signature) {
        return joined(
                new byte[] {(byte) 0xa3},
                CborWriter.write(CborValue.of("signer_payload")),
                payload,
                CborWriter.write(CborValue.of("signature")),
                CborWriter.write(CborValue.of(signature)),
                CborWriter.write(CborValue.of("pad1")),
                CborWriter.write(CborValue.of(new byte[0])));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List.of(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Test
    void anAssertionIsReferredToOnce() {
        HashedUri absolute = HashedUri.sha256(
                JumbfUri.absolute(BINDING.url(), Forgery.LABEL), BINDING.hash().content());

        assertNotProved(identity(referring(BINDING, BINDING)), IdentityCode.ASSERTION_DUPLICATE);
        assertNotProved(identity(referring(BINDING, absolute)), IdentityCode.ASSERTION_DUPLICATE);
    }

    @Test
    void anIdentityIsBoundToTheContent() {
        Forgery actionsOnly =
                new Forgery().with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)));
        HashedUri actions = actionsOnly.last();
        CborMap unbound = referring(actions);

        assertNotProved(
                actionsOnly.bound().with("cawg.identity", content(unbound, signature(CLARA, unbound))),
                IdentityCode.HARD_BINDING_MISSING);
    }

    @Test
    void anIdentityThatRefersToNothingIsNotBoundEither() {
        CborMap empty = referring();

        assertNotProved(identity(empty), IdentityCode.HARD_BINDING_MISSING);
    }

    @Test
    void anotherHashThanTheOneThatBindsIsNoBinding() {
        HashedUri other = Forgery.good().with("c2pa.hash.boxes", CborMap.EMPTY).last();
        CborMap misbound = referring(other);
        Forgery forgery = Forgery.good()
                .gathering("c2pa.hash.boxes", CborMap.EMPTY)
                .with("cawg.identity", content(misbound, signature(CLARA, misbound)));

        assertThat(failures(forgery)).contains(IdentityCode.HARD_BINDING_INCORRECT);
    }

    @Test
    void paddingIsZeros() {
        CborMap good = content(PAYLOAD, signature(CLARA, PAYLOAD));

        assertThat(failures(Forgery.good().with("cawg.identity", with(good, "pad2", CborValue.of(new byte[9])))))
                .isEmpty();
        for (String pad : List.of("pad1", "pad2")) {
            assertNotProved(
                    Forgery.good().with("cawg.identity", with(good, pad, CborValue.of(new byte[] {0, 1}))),
                    IdentityCode.PAD_INVALID);
        }
    }

    @Test
    void anIdentityHasItsRequiredFields() {
        CborMap good = content(PAYLOAD, signature(CLARA, PAYLOAD));
        List<CborMap> broken = List.of(
                without(good, "signer_payload"),
                without(good, "signature"),
                without(good, "pad1"),
                with(good, "pad2", CborValue.of("zeros")),
                content(without(PAYLOAD, "sig_type"), new byte[0]),
                content(without(PAYLOAD, "referenced_assertions"), new byte[0]),
                content(payload(List.of(CborMap.EMPTY), "cawg.x509.cose"), new byte[0]),
                content(with(PAYLOAD, "role", CborValue.of("composer")), new byte[0]));

        broken.forEach(content -> assertUnreadable(Forgery.good().with("cawg.identity", content)));
        assertUnreadable(Forgery.good().withBytes("cawg.identity", new byte[] {(byte) 0xff}));
        assertThat(failures(Forgery.good().with("cawg.identity", with(good, "com.example", CborValue.TRUE))))
                .as("other fields are not looked at")
                .isEmpty();
    }

    @Test
    void anUnknownKindOfIdentityIsNotProved() {
        CborMap unknown = payload(List.of(BINDING.toCbor()), "com.example.seal");

        Verdict verdict = verify(identity(unknown, new byte[1]), KNOWS_CLARA);

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(codes(verdict, Check.Outcome.FAIL)).containsExactly(IdentityCode.SIG_TYPE_UNKNOWN);
        assertThat(verdict.checks()).anyMatch(check -> check.detail().contains("must not be attributed"));
    }

    private static void assertUnreadable(Forgery forgery) {
        Verdict verdict = verify(forgery, KNOWS_CLARA);
        assertThat(VerifierTest.failures(verdict)).contains(IdentityCode.CBOR_INVALID);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
    }
}
