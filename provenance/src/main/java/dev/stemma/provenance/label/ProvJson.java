package dev.stemma.provenance.label;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.label.ProvDocument.Attribute;
import dev.stemma.provenance.label.ProvDocument.Element;
import dev.stemma.provenance.label.ProvDocument.Relation;
import java.util.Locale;
import java.util.Map;

/**
 * Writes PROV-JSON:
 *
 * <pre>
 * {"prefix": {"c2pa": "urn:c2pa:"},
 *  "entity": {"c2pa:1": {"prov:type": [{"$": "stemma:Score", "type": "prov:QUALIFIED_NAME"}], "prov:label": ["A melody"]}},
 *  "wasGeneratedBy": {"_:r1": {"prov:entity": "c2pa:1", "prov:activity": "c2pa:2"}}}
 * </pre>
 */
final class ProvJson {
    private ProvJson() {}

    static String write(ProvDocument document) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        put(root.putObject("prefix"), document.namespaces());
        for (Element element : document.elements()) {
            put(root.withObject("/" + element.kind().name().toLowerCase(Locale.ROOT)), element);
        }
        int number = 0;
        for (Relation relation : document.relations()) {
            put(root.withObject("/" + relation.term()).putObject("_:r" + ++number), relation);
        }
        return root.toPrettyString() + "\n";
    }

    /** Some programs do not know PROV's own prefixes by themselves. */
    static void put(ObjectNode prefixes, Map<String, String> namespaces) {
        prefixes.put("prov", "http://www.w3.org/ns/prov#").put("xsd", "http://www.w3.org/2001/XMLSchema#");
        namespaces.forEach(prefixes::put);
    }

    private static void put(ObjectNode elements, Element element) {
        ObjectNode node = elements.putObject(element.id().toString());
        element.time()
                .ifPresent(time -> node.put("prov:startTime", time.toString()).put("prov:endTime", time.toString()));
        if (!element.types().isEmpty()) {
            ArrayNode types = node.putArray("prov:type");
            element.types()
                    .forEach(type -> types.addObject().put("$", type.toString()).put("type", "prov:QUALIFIED_NAME"));
        }
        element.label().ifPresent(label -> node.putArray("prov:label").add(label));
        for (Attribute attribute : element.attributes()) {
            node.withArray("/" + attribute.name()).add(attribute.value());
        }
    }

    private static void put(ObjectNode node, Relation relation) {
        ProvRoles roles = ProvRoles.of(relation.term());
        node.put("prov:" + roles.from(), relation.from().toString());
        node.put("prov:" + roles.to(), relation.to().toString());
        relation.during().ifPresent(activity -> node.put("prov:activity", activity.toString()));
    }
}
