package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.asset.ByteSource;
import dev.stemma.provenance.asset.Carrier;
import dev.stemma.provenance.asset.Located;
import dev.stemma.provenance.c2pa.Check.Outcome;
import dev.stemma.provenance.identity.Identity;
import dev.stemma.provenance.identity.SignatureAlgorithm;
import dev.stemma.provenance.identity.TrustPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {
    private static final Identity COMPOSER = Workshop.identity(SignatureAlgorithm.ED25519);

    @Test
    void aSignedMelodyIsTrustedAndAChangedNoteIsNoticed() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        Verdict verdict = Workshop.verify(signed);
        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verdict.checks()).noneMatch(check -> check.outcome() == Outcome.FAIL);

        signed[24] = 61;
        verdict = Workshop.verify(signed);
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(failures(verdict)).containsExactly(StatusCode.DATA_HASH_MISMATCH);
    }

    @ParameterizedTest
    @CsvSource({"ED25519,0", "ED25519,1", "ED25519,2", "ES256,0", "ES256,1", "ES256,2"})
    void everyFormatOfMidiIsTrustedWithEitherAlgorithm(SignatureAlgorithm algorithm, int format) throws Exception {
        Identity identity = Workshop.identity(algorithm);

        byte[] signed = Workshop.signer(1).embed(Workshop.midi(format), Workshop.melody(), identity);

        assertThat(Workshop.verify(signed).state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50, 1000})
    void aRenderingIsTrustedAndCarriesItsMelodysManifest(int frames) throws Exception {
        byte[] melody = Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), COMPOSER);
        Verdict melodyVerdict = Workshop.verify(melody);

        byte[] rendering = Workshop.signer(2).embed(Workshop.wav(frames), Workshop.rendering(melodyVerdict), COMPOSER);
        Verdict verdict = Workshop.verify(rendering);

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(codes(verdict, Outcome.PASS)).contains(StatusCode.INGREDIENT_MANIFEST_VALIDATED);
        ManifestStore store = verdict.manifests().orElseThrow();
        assertThat(store.manifests()).hasSize(2);
        assertThat(store.manifests().get(0).label())
                .isEqualTo(melodyVerdict.manifests().orElseThrow().active().label());
        IngredientAssertion parent =
                store.active().assertions(IngredientAssertion.class).findFirst().orElseThrow();
        ValidationResults recorded =
                parent.credentials().orElseThrow().results().orElseThrow();
        assertThat(recorded.activeManifest().failure()).isEmpty();
        assertThat(recorded.activeManifest().success())
                .extracting(ValidationResults.Status::code)
                .contains(StatusCode.SIGNATURE_VALIDATED, StatusCode.DATA_HASH_MATCH, StatusCode.CREDENTIAL_TRUSTED);
    }

    @Test
    void aChainOfThreeKeepsEveryManifestOnce() throws Exception {
        byte[] melody = Workshop.signer(1).embed(Workshop.midi(1), Workshop.melody(), COMPOSER);
        byte[] rendering =
                Workshop.signer(2).embed(Workshop.wav(10), Workshop.rendering(Workshop.verify(melody)), COMPOSER);
        byte[] again =
                Workshop.signer(3).embed(Workshop.wav(20), Workshop.rendering(Workshop.verify(rendering)), COMPOSER);

        Verdict verdict = Workshop.verify(again);

        assertThat(verdict.state()).isEqualTo(Verdict.State.TRUSTED);
        assertThat(verdict.manifests().orElseThrow().manifests()).hasSize(3);
    }

    @Test
    void aSignerWhomNobodyTrustsIsValidButNotTrusted() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        Verdict verdict = Verifier.verify(ByteSource.of(signed), Optional.empty(), TrustPolicy.none(), Workshop.CLOCK);

        assertThat(verdict.state()).isEqualTo(Verdict.State.VALID);
        assertThat(failures(verdict)).containsExactly(StatusCode.CREDENTIAL_UNTRUSTED);
    }

    @Test
    void aCertificateThatHasEndedMakesTheCredentialsInvalid() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        Verdict verdict = Verifier.verify(
                ByteSource.of(signed), Optional.empty(), Workshop.POLICY, Workshop.later(Duration.ofDays(400)));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(failures(verdict)).contains(StatusCode.SIGNATURE_OUTSIDE_VALIDITY);
    }

    @ParameterizedTest
    @EnumSource(SignatureAlgorithm.class)
    void aSidecarBindsTheWholeFileWhateverItIs(SignatureAlgorithm algorithm) throws Exception {
        Identity identity = Workshop.identity(algorithm);
        for (byte[] file : List.of(Workshop.midi(1), Workshop.wav(9), "X:1\nK:G\nGABc|".getBytes())) {
            byte[] sidecar = Workshop.signer(1).sidecar(file, Workshop.melody(), identity);
            byte[] longer = Arrays.copyOf(file, file.length + 1);

            assertThat(Workshop.verify(file, sidecar).state()).isEqualTo(Verdict.State.TRUSTED);
            assertThat(Workshop.verify(longer, sidecar).state()).isEqualTo(Verdict.State.INVALID);
            assertThat(Workshop.verify(new byte[0], sidecar).state()).isEqualTo(Verdict.State.INVALID);
        }
    }

    @Test
    void theStoreInsideAFileWinsOverTheOneBesideIt() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);

        assertThat(Workshop.verify(signed, new byte[] {1, 2, 3}).state()).isEqualTo(Verdict.State.TRUSTED);
    }

    @Test
    void theStoreOfAFileIsNoSidecarForIt() throws Exception {
        byte[] signed = Workshop.signer(1).embed(Workshop.midi(0), Workshop.melody(), COMPOSER);
        Carrier carrier = Carrier.detect(ByteSource.of(signed)).orElseThrow();
        byte[] store = ((Located.Found) carrier.locate(ByteSource.of(signed))).store();

        assertThat(Workshop.verify(Workshop.midi(0), store).state()).isEqualTo(Verdict.State.INVALID);
        assertThat(Workshop.verify("text".getBytes(), store).state()).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void aFileWithoutCredentialsHasNone() {
        for (byte[] file : List.of(Workshop.midi(0), Workshop.wav(3), "hello".getBytes(), new byte[0])) {
            assertThat(Workshop.verify(file).state()).isEqualTo(Verdict.State.NONE);
        }
    }

    @Test
    void aDamagedFileIsInvalid() {
        Verdict verdict = Workshop.verify(Arrays.copyOf(Workshop.midi(0), 30));

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(verdict.checks().get(0).detail()).startsWith("the file is damaged");
    }

    @Test
    void aSidecarThatIsNoStoreIsInvalid() {
        Verdict verdict = Workshop.verify(Workshop.midi(0), new byte[40]);

        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
        assertThat(failures(verdict)).containsExactly(StatusCode.MANIFEST_STORE_MALFORMED);
    }

    static List<String> failures(Verdict verdict) {
        return codes(verdict, Outcome.FAIL);
    }

    static List<String> codes(Verdict verdict, Outcome outcome) {
        return verdict.checks().stream()
                .filter(check -> check.outcome() == outcome)
                .map(Check::code)
                .toList();
    }
}
