package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.c2pa.ActionsAssertion;
import dev.stemma.provenance.c2pa.GenerationAssertion;
import dev.stemma.provenance.c2pa.IngredientAssertion;
import dev.stemma.provenance.c2pa.Manifest;
import dev.stemma.provenance.c2pa.ManifestStore;
import dev.stemma.provenance.identity.Validity;
import java.util.Optional;

/** What the manifests of a file say as JSON, the oldest first. */
public final class RecordJson {
    private static final double THOUSANDTHS = 1000;

    private RecordJson() {}

    /** @param raw with it, claims and assertions as they stand there */
    public static ArrayNode of(ManifestStore store, Optional<RawRecord> raw) {
        ArrayNode manifests = Json.object().arrayNode();
        for (Manifest each : store.manifests()) {
            ObjectNode node = manifests.addObject();
            node.put("label", each.label()).put("active", each == store.active());
            who(node, each);
            what(node, each, store);
            each.assertions(GenerationAssertion.class).forEach(generation -> put(node, generation));
            ArrayNode labels = node.putArray("assertions");
            each.assertions().forEach(stored -> labels.add(stored.label()));
            raw.ifPresent(record -> node.set("raw", record.json(each)));
        }
        return manifests;
    }

    private static void who(ObjectNode node, Manifest manifest) {
        manifest.claim().ifPresent(claim -> {
            claim.title().ifPresent(title -> node.put("title", title));
            node.put("claimGenerator", claim.generator().name());
            claim.generator().version().ifPresent(version -> node.put("claimGeneratorVersion", version));
        });
        manifest.signer()
                .ifPresent(leaf -> node.put(
                                "signer", leaf.getSubjectX500Principal().toString())
                        .put("issuer", leaf.getIssuerX500Principal().toString())
                        .put("notAfter", Validity.of(leaf).notAfter().toString()));
    }

    private static void what(ObjectNode node, Manifest manifest, ManifestStore store) {
        ArrayNode actions = node.putArray("actions");
        manifest.assertions(ActionsAssertion.class)
                .flatMap(list -> list.actions().stream())
                .forEach(action -> {
                    ObjectNode entry = actions.addObject().put("action", action.action());
                    action.digitalSourceType().ifPresent(type -> entry.put("digitalSourceType", type));
                    action.description().ifPresent(text -> entry.put("description", text));
                    action.redacted().ifPresent(uri -> entry.put("redacted", uri));
                    action.reason().ifPresent(reason -> entry.put("reason", reason));
                });
        ArrayNode ingredients = node.putArray("ingredients");
        manifest.assertions(IngredientAssertion.class).forEach(ingredient -> {
            ObjectNode entry = ingredients
                    .addObject()
                    .put("relationship", ingredient.relationship().term());
            ingredient.title().ifPresent(title -> entry.put("title", title));
            ingredient.format().ifPresent(format -> entry.put("format", format));
            ingredient.instanceId().ifPresent(id -> entry.put("instanceId", id));
            ingredient.description().ifPresent(text -> entry.put("description", text));
            store.manifestOf(ingredient).ifPresent(own -> entry.put("manifest", own.label()));
        });
    }

    private static void put(ObjectNode node, GenerationAssertion generation) {
        ObjectNode entry = node.putObject("generation");
        entry.putObject("model")
                .put("id", generation.model().id())
                .put("digest", generation.model().digest().toString());
        entry.put("seed", generation.seed());
        ObjectNode request = entry.putObject("request");
        generation.request().forEach(request::put);
        if (!generation.traditions().isEmpty()) {
            ObjectNode traditions = entry.putObject("traditions");
            generation.traditions().forEach((tradition, bits) -> {
                ArrayNode notes = traditions.putArray(tradition);
                bits.forEach(thousandths -> notes.add(Json.decimal(thousandths / THOUSANDTHS)));
            });
        }
        if (!generation.terms().isEmpty()) {
            TermsJson.put(entry.putArray("terms"), generation.terms());
        }
        generation.nearCopy().ifPresent(near -> {
            ObjectNode copy = entry.putObject("nearCopy");
            copy.put("longestRun", near.longestRun()).put("longestRunWithRhythm", near.longestRunWithRhythm());
            ArrayNode works = copy.putArray("works");
            near.works()
                    .forEach(work -> works.addObject()
                            .put("id", work.id())
                            .put("title", work.title())
                            .put("run", work.run()));
        });
    }
}
