package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.notation.sound.Instrument;
import dev.stemma.provenance.record.Tool;
import dev.stemma.studio.workbench.KnownModel;
import dev.stemma.studio.workbench.Sound;
import dev.stemma.studio.workbench.Workbench;
import dev.stemma.studio.workbench.WorkbenchException;
import java.util.Arrays;
import java.util.Comparator;

/** The studio, its models and whose names can sign. */
final class StatusRoutes implements Routes {
    private final Workbench workbench;

    StatusRoutes(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void addTo(Api api) {
        api.get("/status", context -> context.json(status()));
    }

    private ObjectNode status() throws WorkbenchException {
        ObjectNode status = JsonNodeFactory.instance.objectNode().put("version", Tool.STEMMA.version());
        ArrayNode models = status.putArray("models");
        workbench.models().known().forEach(model -> describe(models.addObject(), model));
        ArrayNode identities = status.putArray("identities");
        workbench
                .signing()
                .signers()
                .forEach((name, hasPassword) ->
                        identities.addObject().put("name", name).put("hasPassword", hasPassword));
        ArrayNode instruments = status.putArray("instruments");
        Arrays.stream(Instrument.values())
                .sorted(Comparator.comparing((Instrument each) -> each != Sound.DEFAULT.instrument()))
                .forEach(each -> instruments.add(each.label()));
        return status;
    }

    private static void describe(ObjectNode node, KnownModel model) {
        node.put("id", model.id())
                .put("title", model.title())
                .put("digest", model.digest().toString());
        ArrayNode members = node.putArray("members");
        model.members().forEach(members::add);
        ArrayNode traditions = node.putArray("traditions");
        model.traditions()
                .forEach(each -> traditions
                        .addObject()
                        .put("name", each.tradition().id())
                        .put("works", each.works())
                        .put("experimental", each.experimental()));
    }
}
