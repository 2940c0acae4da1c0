package dev.stemma.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Permission;
import dev.stemma.provenance.c2pa.TrainingMiningAssertion.Use;
import dev.stemma.provenance.cbor.CborMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingMiningAssertionTest {
    private static final TrainingMiningAssertion ASK_FIRST = new TrainingMiningAssertion(new TreeMap<>(
            Map.of(TrainingMiningAssertion.AI_TRAINING, new Permission(Use.CONSTRAINED, Optional.of("ask first")))));

    @Test
    void conditionsAreWrittenAsTheSchemaNamesThem() {
        assertThat(ASK_FIRST.toCbor()).isEqualTo(stored("constraint_info"));
    }

    /** CAWG training and data mining 1.1: the schema has the first name, the prose the other. */
    @ParameterizedTest
    @ValueSource(strings = {"constraint_info", "constraints_info"})
    void conditionsAreReadByBothNames(String name) {
        assertThat(TrainingMiningAssertion.read(stored(name))).isEqualTo(ASK_FIRST);
    }

    private static CborMap stored(String name) {
        CborMap permission = CborMap.builder()
                .put("use", "constrained")
                .put(name, "ask first")
                .build();
        CborMap entries = CborMap.builder()
                .put(TrainingMiningAssertion.AI_TRAINING, permission)
                .build();
        return CborMap.builder().put("entries", entries).build();
    }
}
