package dev.stemma.studio.documents;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.provenance.record.Digest;
import dev.stemma.provenance.record.Tool;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Elements of an SPDX 3.0.1 document, one after the other, all made by this program at one time. */
final class SpdxGraph {
    static final String NO_LICENCE_STATED = "expandedlicensing_NoAssertionLicense";

    private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
    private static final String CREATION = "_:creation";

    private final String base;
    private final ObjectNode root = Json.object();
    private final ArrayNode graph;
    private final Set<String> files = new HashSet<>();
    private int copies;
    private int relationships;

    /** @param base before the names of elements */
    SpdxGraph(String base, Instant created) {
        this.base = base;
        root.put("@context", CONTEXT);
        graph = root.putArray("@graph");
        graph.addObject()
                .put("type", "CreationInfo")
                .put("@id", CREATION)
                .put("specVersion", "3.0.1")
                .put("created", created.toString())
                .putArray("createdBy")
                .add(id("program"));
        element("SoftwareAgent", id("program")).put("name", Tool.STEMMA.name() + " " + Tool.STEMMA.version());
    }

    /** The IRI of an element that has no name of its own in the world. */
    String id(String name) {
        return base + "#" + name;
    }

    /** A further element; what it is about is added to it. */
    ObjectNode element(String type, String id) {
        return graph.addObject().put("type", type).put("spdxId", id).put("creationInfo", CREATION);
    }

    void relate(String from, String relationship, List<String> to) {
        ObjectNode node = element("Relationship", id("relationship-" + ++relationships))
                .put("from", from)
                .put("relationshipType", relationship);
        to.forEach(node.putArray("to")::add);
    }

    /** A file, known by its digest; a second one with the same bytes by its number. */
    String file(String name, Digest digest) {
        String known = digest.urn();
        String id = files.add(known) ? known : id("file-" + ++copies);
        ObjectNode file = element("software_File", id).put("name", name);
        file.putArray("verifiedUsing")
                .addObject()
                .put("type", "Hash")
                .put("algorithm", "sha256")
                .put("hashValue", digest.toString());
        return id;
    }

    /** A member of a dictionary. */
    static void entry(ArrayNode dictionary, String key, String value) {
        dictionary.addObject().put("type", "DictionaryEntry").put("key", key).put("value", value);
    }

    /** The document about all that was added, of which one element is what it is for. */
    ObjectNode document(String name, String about, List<String> profiles) {
        ArrayNode elements = root.arrayNode();
        graph.forEach(node -> {
            if (node.has("spdxId")) {
                elements.add(node.get("spdxId").asText());
            }
        });
        ObjectNode document = element("SpdxDocument", id("document")).put("name", name);
        profiles.forEach(document.putArray("profileConformance")::add);
        document.putArray("rootElement").add(about);
        document.set("element", elements);
        return root;
    }
}
