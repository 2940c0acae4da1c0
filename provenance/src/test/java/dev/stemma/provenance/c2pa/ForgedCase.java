package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** A file that is rightly signed by somebody trusted but breaks one rule, and the codes for that. */
record ForgedCase(String name, Forgery file, List<String> codes) {
    static ForgedCase of(String name, Forgery file, String... codes) {
        return new ForgedCase(name, file, List.of(codes));
    }

    void assertInvalid() {
        Verdict verdict = file.verdict();
        assertThat(VerifierTest.failures(verdict)).contains(codes.toArray(String[]::new));
        assertThat(verdict.state()).isEqualTo(Verdict.State.INVALID);
    }

    /** What a report of the tests calls it. */
    @Override
    public String toString() {
        return name;
    }
}
