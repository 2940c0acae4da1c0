package dev.stemma.provenance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private final Validity year =
            new Validity(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-12-31T23:59:59Z"));

    @Test
    void bothEndsAreInside() {
        assertThat(year.contains(year.notBefore())).isTrue();
        assertThat(year.contains(year.notAfter())).isTrue();
        assertThat(year.problemAt(year.notAfter())).isEmpty();
    }

    @Test
    void outsideItSaysFromOrUntilWhen() {
        assertThat(year.problemAt(Instant.parse("2025-06-01T00:00:00Z")))
                .contains("is valid from 2026-01-01T00:00:00Z on, not yet at 2025-06-01T00:00:00Z");
        assertThat(year.problemAt(Instant.parse("2027-06-01T00:00:00Z")))
                .contains("was valid until 2026-12-31T23:59:59Z, no longer at 2027-06-01T00:00:00Z");
    }
}
