package dev.stemma.provenance.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of branches, in whatever script people write. */
class StepTest {
    @ParameterizedTest
    @ValueSource(strings = {"second-try", "副歌", "brighter end", "Refrão 2", "स्थायी", "هادئ"})
    void aBranchIsNamedInAnyScript(String name) throws Exception {
        Journal journal = new Journal();
        journal.begin(UUID.randomUUID(), Actor.STEMMA, Instant.EPOCH);
        Entry entry = journal.add(Actor.STEMMA, Instant.EPOCH, 0, new Step.Branched(name));

        assertThat(Entry.read(entry.encoded())).isEqualTo(entry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " a",
                "a ",
                "a  b",
                "a\tb",
                "a\nb",
                "e\u0301",
                "a\u202Eb",
                "a\u200Bb",
                "<b>",
                "\"a\"",
                "a\u3000b"
            })
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> new Step.Branched(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a branch is named by 1 to 80 letters");
    }
}
