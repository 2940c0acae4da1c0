package dev.stemma.provenance.label;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.label.ProvDocument.Attribute;
import dev.stemma.provenance.label.ProvDocument.Element;
import dev.stemma.provenance.label.ProvDocument.Relation;

/**
 * Writes PROV-JSONLD:
 *
 * <pre>
 * {"@context": [{"c2pa": "urn:c2pa:"}, "https://openprovenance.org/prov-jsonld/context.jsonld"],
 *  "@graph": [{"@type": "Entity", "@id": "c2pa:1", "type": ["stemma:Score"], "label": [{"@value": "A melody"}]},
 *             {"@type": "Generation", "entity": "c2pa:1", "activity": "c2pa:2"}]}
 * </pre>
 */
final class ProvJsonLd {
    private static final String CONTEXT = "https://openprovenance.org/prov-jsonld/context.jsonld";

    private ProvJsonLd() {}

    static String write(ProvDocument document) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode context = root.putArray("@context");
        ProvJson.put(context.addObject(), document.namespaces());
        context.add(CONTEXT);
        ArrayNode graph = root.putArray("@graph");
        document.elements().forEach(element -> put(graph.addObject(), element));
        document.relations().forEach(relation -> put(graph.addObject(), relation));
        return root.toPrettyString() + "\n";
    }

    private static void put(ObjectNode node, Element element) {
        String kind = switch (element.kind()) {
            case ENTITY -> "Entity";
            case ACTIVITY -> "Activity";
            case AGENT -> "Agent";
        };
        node.put("@type", kind).put("@id", element.id().toString());
        element.time().ifPresent(time -> node.put("startTime", time.toString()).put("endTime", time.toString()));
        if (!element.types().isEmpty()) {
            ArrayNode types = node.putArray("type");
            element.types().forEach(type -> types.add(type.toString()));
        }
        element.label().ifPresent(label -> node.putArray("label").addObject().put("@value", label));
        for (Attribute attribute : element.attributes()) {
            node.withArray("/" + attribute.name()).addObject().put("@value", attribute.value());
        }
    }

    private static void put(ObjectNode node, Relation relation) {
        ProvRoles roles = ProvRoles.of(relation.term());
        node.put("@type", roles.type())
                .put(roles.from(), relation.from().toString())
                .put(roles.to(), relation.to().toString());
        relation.during().ifPresent(activity -> node.put("activity", activity.toString()));
    }
}
