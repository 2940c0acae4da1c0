package dev.stemma.provenance.label;

import dev.stemma.provenance.label.ProvDocument.Attribute;
import dev.stemma.provenance.label.ProvDocument.Element;
import dev.stemma.provenance.label.ProvDocument.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Writes PROV-N, one expression a line:
 *
 * <pre>
 * document
 *   prefix c2pa &lt;urn:c2pa:&gt;
 *   entity(c2pa:1, [prov:type='stemma:Score', prov:label="A melody"])
 *   activity(c2pa:2, 2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z)
 *   wasGeneratedBy(c2pa:1, c2pa:2, -)
 * endDocument
 * </pre>
 */
final class ProvNotation {
    private ProvNotation() {}

    static String write(ProvDocument document) {
        StringBuilder lines = new StringBuilder("document\n");
        document.namespaces()
                .forEach((prefix, address) -> lines.append("  prefix ")
                        .append(prefix)
                        .append(" <")
                        .append(address)
                        .append(">\n"));
        lines.append('\n');
        document.elements().forEach(element -> line(lines, expression(element)));
        lines.append('\n');
        document.relations().forEach(relation -> line(lines, expression(relation)));
        return lines.append("endDocument\n").toString();
    }

    private static void line(StringBuilder lines, String expression) {
        lines.append("  ").append(expression).append('\n');
    }

    private static String expression(Element element) {
        List<String> said = new ArrayList<>();
        element.types().forEach(type -> said.add("prov:type='" + type + "'"));
        element.label().ifPresent(label -> said.add("prov:label=" + quoted(label)));
        for (Attribute attribute : element.attributes()) {
            said.add(attribute.name() + "=" + quoted(attribute.value()));
        }
        return element.kind().name().toLowerCase(Locale.ROOT) + "(" + element.id()
                + element.time().map(time -> ", " + time + ", " + time).orElse("")
                + (said.isEmpty() ? "" : ", [" + String.join(", ", said) + "]") + ")";
    }

    private static String expression(Relation relation) {
        String rest = switch (relation.term()) {
            case WAS_GENERATED_BY, USED, WAS_ASSOCIATED_WITH -> ", -";
            case WAS_DERIVED_FROM ->
                relation.during().map(activity -> ", " + activity + ", -, -").orElse("");
            case ACTED_ON_BEHALF_OF ->
                relation.during().map(activity -> ", " + activity).orElse("");
            case WAS_INFORMED_BY, WAS_ATTRIBUTED_TO -> "";
        };
        return relation.term() + "(" + relation.from() + ", " + relation.to() + rest + ")";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
