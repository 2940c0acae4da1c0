package dev.stemma.provenance.label;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The elements and relations of a document, each as the beginning of its expression in PROV-N, without blanks. */
final class ProvStatements {
    private static final JsonMapper JSON = new JsonMapper();

    /** PROV-JSONLD's names of PROV-N's expressions, with the members that hold the first two arguments. */
    private static final Map<String, List<String>> RELATIONS = Map.of(
            "Generation", List.of("wasGeneratedBy", "entity", "activity"),
            "Usage", List.of("used", "activity", "entity"),
            "Communication", List.of("wasInformedBy", "informed", "informant"),
            "Derivation", List.of("wasDerivedFrom", "generatedEntity", "usedEntity"),
            "Attribution", List.of("wasAttributedTo", "entity", "agent"),
            "Association", List.of("wasAssociatedWith", "activity", "agent"),
            "Delegation", List.of("actedOnBehalfOf", "delegate", "responsible"));

    private ProvStatements() {}

    static List<String> of(ProvDocument prov) {
        List<String> statements = new ArrayList<>();
        prov.elements().forEach(each -> statements.add(each.kind().name().toLowerCase(Locale.ROOT) + "(" + each.id()));
        prov.relations()
                .forEach(each -> statements.add(each.term() + "(" + each.from() + "," + each.to()
                        + each.during().map(activity -> "," + activity).orElse("")));
        return statements;
    }

    static List<String> ofJson(String text) throws Exception {
        List<String> statements = new ArrayList<>();
        JsonNode root = JSON.readTree(text);
        for (String kind : List.of("entity", "activity", "agent")) {
            root.path(kind).fieldNames().forEachRemaining(id -> statements.add(kind + "(" + id));
        }
        for (List<String> relation : RELATIONS.values()) {
            for (JsonNode node : root.path(relation.get(0))) {
                statements.add(statement(node, relation, "prov:"));
            }
        }
        return statements;
    }

    static List<String> ofJsonLd(String text) throws Exception {
        List<String> statements = new ArrayList<>();
        for (JsonNode node : JSON.readTree(text).path("@graph")) {
            String type = node.path("@type").asText();
            statements.add(
                    RELATIONS.containsKey(type)
                            ? statement(node, RELATIONS.get(type), "")
                            : type.toLowerCase(Locale.ROOT) + "("
                                    + node.path("@id").asText());
        }
        return statements;
    }

    private static String statement(JsonNode node, List<String> relation, String prefix) {
        boolean during = !relation.contains("activity") && node.has(prefix + "activity");
        return relation.get(0) + "(" + node.path(prefix + relation.get(1)).asText() + ","
                + node.path(prefix + relation.get(2)).asText()
                + (during ? "," + node.path(prefix + "activity").asText() : "");
    }
}
