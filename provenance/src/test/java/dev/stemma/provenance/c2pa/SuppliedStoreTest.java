package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteRange;
import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.cbor.CborValue;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Stores handed over with a file: what may be left out of the hash, by what is known of the file's format. */
class SuppliedStoreTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);
    private static final byte[] UNKNOWN = "a format that nobody reads".getBytes(StandardCharsets.US_ASCII);

    @Test
    void aStoreTakenOutOfAKnownFileMayLeaveOutItsPlaceOnly() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        Located.Found found = (Located.Found)
                Carrier.detect(ByteSource.of(signed)).orElseThrow().locate(ByteSource.of(signed));

        assertThat(verify(signed, SuppliedStore.beside(found.store()))).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verify(Workshop.midi(0), SuppliedStore.beside(found.store())))
                .as("without the store in it, the file has no such place")
                .isEqualTo(Verdict.State.INVALID);
        assertThat(verify(signed, SuppliedStore.embedded(found.store(), new ByteRange(0, 20))))
                .as("the reader knows the place better than the caller")
                .isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void aStoreForTheWholeFileIsGoodBesideAFileThatHasItsOwn() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        byte[] sidecar = Workshop.signer(2).sidecar(signed, Workshop.melody(), COMPOSER);

        assertThat(verify(signed, SuppliedStore.beside(sidecar))).isEqualTo(Verdict.State.TRUSTED);
        assertThat(Workshop.verify(signed, sidecar)
                        .manifests()
                        .orElseThrow()
                        .active()
                        .label())
                .as("unasked, the store inside counts")
                .isNotEqualTo(verdict(signed, SuppliedStore.beside(sidecar))
                        .manifests()
                        .orElseThrow()
                        .active()
                        .label());
    }

    @Test
    void onlyACallerWhoKnowsThePlaceCanTrustAFileOfAnUnknownFormat() {
        ByteRange place = new ByteRange(2, 6);
        byte[] store = leavingOut(place);

        Verdict besides = verdict(UNKNOWN, SuppliedStore.beside(store));
        assertThat(besides.state()).isEqualTo(Verdict.State.VALID);
        assertThat(besides.checks())
                .anyMatch(check -> check.code().equals(StatusCode.UNKNOWN_EXCLUSIONS)
                        && check.detail().contains("bytes 2 to 7"));
        assertThat(verify(UNKNOWN, SuppliedStore.embedded(store, place))).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void thePlaceIsLeftOutExactly() {
        byte[] store = leavingOut(new ByteRange(2, 6));

        for (ByteRange other : List.of(new ByteRange(2, 5), new ByteRange(2, 7), new ByteRange(1, 7))) {
            Verdict verdict = verdict(UNKNOWN, SuppliedStore.embedded(store, other));
            assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
            assertThat(VerifierTest.failures(verdict)).containsExactly(StatusCode.DATA_HASH_MISMATCH);
        }
    }

    @Test
    void moreThanThePlaceMayHoldAnything() {
        ByteRange place = new ByteRange(2, 6);

        Verdict verdict = verdict(UNKNOWN, SuppliedStore.embedded(leavingOut(place, new ByteRange(20, 3)), place));

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(verdict.checks())
                .anyMatch(check -> check.detail().contains("bytes 20 to 22")
                        && !check.detail().contains("bytes 2 to 7"));
    }

    private static byte[] leavingOut(ByteRange... ranges) {
        byte[] hash = new Asset(ByteSource.of(UNKNOWN), new Asset.Origin.BesideUnknownFormat())
                .hashWithout(List.of(ranges), HashAlgorithm.SHA256);
        return Forgery.empty(1)
                .with(ActionsAssertion.all(Action.created(DigitalSourceType.DIGITAL_CREATION)))
                .with(new DataHashAssertion(
                        List.of(ranges), Optional.empty(), new CborValue.Bytes(hash), new CborValue.Bytes(new byte[0])))
                .store();
    }

    private static Verdict.State verify(byte[] file, SuppliedStore store) {
        return verdict(file, store).state();
    }

    private static Verdict verdict(byte[] file, SuppliedStore store) {
        return Verifier.verify(ByteSource.of(file), store, Workshop.POLICY, Workshop.CLOCK);
    }
}
