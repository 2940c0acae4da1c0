package dev.stemma.studio.cli;

import dev.stemma.provenance.c2pa.AiDisclosureAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Generation.Requested;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A model that nobody has, named wherever the true one was. */
final class ForgedModel {
    static final Digest DIGEST = Digest.of("no model".getBytes(StandardCharsets.UTF_8));
    private static final String NAME = "urn:sha256:" + DIGEST;

    private ForgedModel() {}

    static void everywhere(ForgedRecord record) {
        inJournal(record);
        for (ForgedGeneration generation : record.generations) {
            generation.replace(
                    IngredientAssertion.class,
                    ingredient -> ingredient.dataTypes().stream()
                                    .anyMatch(type -> type.type().equals(IngredientAssertion.DataType.MODEL))
                            ? ingredient.identifiedBy(NAME)
                            : ingredient);
            generation.replace(
                    AiDisclosureAssertion.class,
                    disclosure -> new AiDisclosureAssertion(
                            disclosure.modelType(),
                            disclosure.modelName(),
                            Optional.of(NAME),
                            disclosure.humanOversight()));
        }
    }

    static void inJournal(ForgedRecord record) {
        for (ForgedEntry entry : record.all(Requested.class)) {
            Requested asked = entry.as(Requested.class);
            entry.operation =
                    new Requested(DIGEST, asked.kernel(), asked.sampler(), asked.settings(), asked.candidates());
        }
    }
}
