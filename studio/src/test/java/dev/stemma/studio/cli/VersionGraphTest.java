package dev.stemma.studio.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.record.Actor;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Journal;
import dev.stemma.provenance.record.Operation;
import dev.stemma.provenance.record.Output;
import dev.stemma.provenance.record.Step;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Versions drawn as a tree. */
class VersionGraphTest {
    private static final Digest SOMETHING = Digest.of(new byte[0]);

    private final Journal journal = new Journal();

    private void add(int base, Operation operation) throws Exception {
        journal.add(Actor.STEMMA, Instant.EPOCH, base, operation);
    }

    @Test
    void aBranchHasItsColumnUntilNothingMoreComesOfIt() throws Exception {
        journal.begin(new UUID(1, 2), Actor.STEMMA, Instant.EPOCH);
        add(0, new Step.Branched("one"));
        add(0, new Step.Branched("two"));
        add(1, new Step.Branched("one-one"));
        add(2, new Step.Branched("two-one"));
        add(4, new Step.Branched("two-two"));

        assertThat(VersionGraph.of(journal)).containsExactly("*", "| *", "* |", "| *", "*", "*");
    }

    @Test
    void whatIsToldOfAVersionOpensNoColumn() throws Exception {
        journal.begin(new UUID(1, 2), Actor.STEMMA, Instant.EPOCH);
        add(0, new Output.Exported("audio/midi", SOMETHING));
        add(0, new Output.Signed("urn:c2pa:1", SOMETHING));
        add(0, new Step.Branched("on"));
        add(2, new Output.Signed("urn:c2pa:2", SOMETHING));

        assertThat(VersionGraph.of(journal)).containsExactly("*", "*", "*", "| *", "*");
    }
}
