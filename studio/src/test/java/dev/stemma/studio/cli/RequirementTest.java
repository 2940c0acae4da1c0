package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.Check;
import dev.stemma.provenance.c2pa.Place;
import dev.stemma.provenance.c2pa.StatusCode;
import dev.stemma.provenance.c2pa.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequirementTest {
    private static final Check TRUSTED_SIGNER = new Check(
            Check.Name.TRUST,
            Check.Outcome.PASS,
            StatusCode.CREDENTIAL_TRUSTED,
            new Place.Jumbf("self#jumbf=/c2pa/urn:c2pa:a"),
            Optional.empty(),
            "the signer is trusted");

    @Test
    void trustIsNotMetByAFileThatIsOnlyValidWhoeverSignedIt() {
        Requirement trust = Requirement.parse("trusted");

        assertThat(trust.isMetBy(verdict(Verdict.State.TRUSTED))).isTrue();
        assertThat(trust.isMetBy(verdict(Verdict.State.VALID)))
                .as("parts left out, an ingredient of a stranger, an identity that is not proved")
                .isFalse();
    }

    private static Verdict verdict(Verdict.State state) {
        return new Verdict(state, List.of(TRUSTED_SIGNER), Optional.empty());
    }
}
