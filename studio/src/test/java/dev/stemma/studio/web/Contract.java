package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What pages and server have agreed on: {@code openapi.yaml} and the documents that it names. Objects have the fields that
 * the documents give them and no others.
 */
final class Contract {
    private static final String BASE = "https://stemma.invalid/openapi/";
    private static final String ROOT_DOCUMENT = "openapi.yaml";
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final Map<String, JsonNode> documents = new HashMap<>();
    private final Map<Api.Operation, Place> operations = new HashMap<>();
    private final SchemaRegistry registry;

    /** Where something stands. */
    private record Place(String document, String pointer) {
        /** Follows a reference from here. */
        Place to(String reference) {
            String[] parts = reference.split("#", 2);
            return new Place(parts[0].isEmpty() ? document : parts[0], parts[1]);
        }

        Place in(String child) {
            return new Place(document, pointer + "/" + child.replace("~", "~0").replace("/", "~1"));
        }
    }

    /** As it stands in the sources. */
    static final Contract THIS = new Contract();

    private Contract() {
        JsonNode paths = document(ROOT_DOCUMENT).path("paths");
        paths.properties().forEach(path -> {
            Place place = resolved(new Place(ROOT_DOCUMENT, "/paths").in(path.getKey()));
            node(place).fieldNames().forEachRemaining(name -> {
                if (METHODS.contains(name)) {
                    operations.put(new Api.Operation(name.toUpperCase(Locale.ROOT), path.getKey()), place.in(name));
                }
            });
        });
        Map<String, String> texts = new HashMap<>();
        documents.forEach((name, document) ->
                texts.put(BASE + name, closed(document.deepCopy()).toString()));
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                        .resourceLoaders(loaders -> loaders.resources(texts)));
    }

    Set<Api.Operation> operations() {
        return operations.keySet();
    }

    /** What is wrong with an answer to a request under {@link Api#ROOT}; nothing if all is as agreed. */
    List<String> faults(String method, String path, Studio.Answer answer) {
        Optional<Api.Operation> operation = operations.keySet().stream()
                .filter(each -> each.method().equals(method) && matches(each.path(), path))
                .min((one, other) ->
                        Boolean.compare(one.path().contains("{"), other.path().contains("{")));
        if (operation.isEmpty()) {
            return List.of();
        }
        Place responses = operations.get(operation.get()).in("responses");
        Place response = resolved(responses.in(String.valueOf(answer.status())));
        boolean told = !node(response).isMissingNode();
        if (!told && answer.status() < 400) {
            return List.of(operation.get() + " answers " + answer.status() + ", which is not in the documents");
        }
        if (!answer.header("Content-Type").startsWith("application/json")) {
            return List.of();
        }
        Place schema = told
                ? response.in("content").in("application/json").in("schema")
                : new Place("studio.yaml", "/components/schemas/Problem");
        return errors(schema, answer.json()).stream()
                .map(error -> operation.get() + " " + answer.status() + ": " + error.getInstanceLocation() + " "
                        + error.getMessage())
                .toList();
    }

    private List<Error> errors(Place place, JsonNode document) {
        Schema schema = registry.getSchema(SchemaLocation.of(BASE + place.document() + "#" + place.pointer()));
        return schema.validate(document);
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] found = path.split("/", -1);
        return wanted.length == found.length
                && IntStream.range(0, wanted.length)
                        .allMatch(i -> wanted[i].startsWith("{") || wanted[i].equals(found[i]));
    }

    private Place resolved(Place place) {
        JsonNode reference = node(place).path("$ref");
        return reference.isTextual() ? resolved(place.to(reference.textValue())) : place;
    }

    private JsonNode node(Place place) {
        return document(place.document()).at(place.pointer());
    }

    private JsonNode document(String name) {
        return documents.computeIfAbsent(name, Contract::read);
    }

    private static JsonNode read(String name) {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi/" + name)) {
            return new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Objects of a form that is told in one place have no further fields. */
    private static JsonNode closed(JsonNode node) {
        node.forEach(Contract::closed);
        if (node instanceof ObjectNode object
                && object.has("properties")
                && "object".equals(object.path("type").asText())
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        return node;
    }
}
