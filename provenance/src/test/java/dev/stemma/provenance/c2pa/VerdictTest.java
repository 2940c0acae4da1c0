package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.Check.Name;
import dev.stemma.provenance.c2pa.Check.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    private static final String INGREDIENT = JumbfUri.ofAssertion("urn:c2pa:outer", "c2pa.ingredient.v3");
    private static final Check BOUND = pass(StatusCode.DATA_HASH_MATCH);
    private static final Check SIGNED = pass(StatusCode.SIGNATURE_VALIDATED);
    private static final Check TRUSTED = pass(StatusCode.CREDENTIAL_TRUSTED);

    @Test
    void boundSignedAndTrustedIsTrusted() {
        assertThat(state(BOUND, SIGNED, TRUSTED)).isEqualTo(Verdict.State.TRUSTED);
        assertThat(state(BOUND, SIGNED)).isEqualTo(Verdict.State.VALID);
        assertThat(state(BOUND, TRUSTED)).isEqualTo(Verdict.State.INVALID);
        assertThat(state(SIGNED, TRUSTED)).isEqualTo(Verdict.State.INVALID);
    }

    @Test
    void whatHoldsForAnIngredientSaysNothingAboutTheAsset() {
        for (Check missing : List.of(BOUND, SIGNED, TRUSTED)) {
            List<Check> checks = new ArrayList<>(List.of(BOUND, SIGNED, TRUSTED));
            checks.remove(missing);
            checks.add(of(missing.outcome(), missing.code(), Optional.of(INGREDIENT)));
            assertThat(state(checks.toArray(Check[]::new))).isNotEqualTo(Verdict.State.TRUSTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"timeStamp.mismatch", "timeStamp.untrusted", "signingCredential.ocsp.unknown"})
    void aFailureThatOnlyInformsLeavesTheState(String code) {
        assertThat(state(BOUND, SIGNED, TRUSTED, fail(code))).isEqualTo(Verdict.State.TRUSTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"signingCredential.untrusted", "cawg.x509.credential.untrusted", "cawg.ica.untrusted_issuer"})
    void anUntrustedSignerOfAnyPartIsValidAtMost(String code) {
        assertThat(state(BOUND, SIGNED, TRUSTED, fail(code))).isEqualTo(Verdict.State.VALID);
        assertThat(state(BOUND, SIGNED, TRUSTED, of(Outcome.FAIL, code, Optional.of(INGREDIENT))))
                .isEqualTo(Verdict.State.VALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"general.error", "claim.missing", "com.example.unheardOf", "assertion.dataHash.match"})
    void everyOtherFailureIsInvalid(String code) {
        assertThat(state(BOUND, SIGNED, TRUSTED, fail(code))).isEqualTo(Verdict.State.INVALID);
        assertThat(state(BOUND, SIGNED, TRUSTED, of(Outcome.FAIL, code, Optional.of(INGREDIENT))))
                .isEqualTo(Verdict.State.INVALID);
    }

    private static Verdict.State state(Check... checks) {
        ManifestStore store = ((ManifestReader.Result.Readable)
                        ManifestReader.read(Forgery.good().store()))
                .store();
        return Verdict.of(List.of(checks), store, Optional.empty()).state();
    }

    private static Check pass(String code) {
        return of(Outcome.PASS, code, Optional.empty());
    }

    private static Check fail(String code) {
        return of(Outcome.FAIL, code, Optional.empty());
    }

    private static Check of(Outcome outcome, String code, Optional<String> ingredient) {
        return new Check(Name.CLAIM, outcome, code, new Place.Jumbf("self#jumbf=/c2pa/x"), ingredient, "a finding");
    }
}
