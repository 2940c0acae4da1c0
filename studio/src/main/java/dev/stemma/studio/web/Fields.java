package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The fields of a JSON object that came with a request, each read as what it must be. */
final class Fields {
    private final ObjectNode object;
    private final String place;

    /** @param place where the object stands in the document, such as {@code operations[3].}; empty for the whole */
    Fields(ObjectNode object, String place) {
        this.object = object;
        this.place = place;
    }

    /** Refuses fields of other names: one that is misspelt would be passed over silently. */
    Fields only(String... names) {
        Set<String> others = new HashSet<>();
        object.fieldNames().forEachRemaining(others::add);
        Set<String> known = Set.of(names);
        others.removeAll(known);
        others.stream().sorted().findFirst().ifPresent(other -> {
            throw Refusal.malformed(
                    "there is no field " + place + other, "there are: " + String.join(", ", List.of(names)));
        });
        return this;
    }

    String text(String name) {
        return optionalText(name).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalText(String name) {
        return value(name).map(node -> {
            demand(node.isTextual(), name, "one text");
            return node.textValue();
        });
    }

    int integer(String name) {
        return optionalInteger(name).orElseThrow(() -> missing(name));
    }

    OptionalInt optionalInteger(String name) {
        Optional<JsonNode> node = value(name);
        node.ifPresent(each -> demand(each.isIntegralNumber() && each.canConvertToInt(), name, "a whole number"));
        return node.map(each -> OptionalInt.of(each.intValue())).orElse(OptionalInt.empty());
    }

    OptionalLong optionalLong(String name) {
        Optional<JsonNode> node = value(name);
        node.ifPresent(each -> demand(each.isIntegralNumber() && each.canConvertToLong(), name, "a whole number"));
        return node.map(each -> OptionalLong.of(each.longValue())).orElse(OptionalLong.empty());
    }

    Optional<Double> optionalReal(String name) {
        return value(name).map(node -> {
            demand(node.isNumber() && Double.isFinite(node.doubleValue()), name, "a number");
            return node.doubleValue();
        });
    }

    Optional<Boolean> optionalBoolean(String name) {
        return value(name).map(node -> {
            demand(node.isBoolean(), name, "true or false");
            return node.booleanValue();
        });
    }

    /** Texts by name; none if the field is absent. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        value(name).ifPresent(node -> {
            demand(node.isObject(), name, "an object of texts");
            node.properties().forEach(entry -> {
                demand(entry.getValue().isTextual(), name + "." + entry.getKey(), "one text");
                texts.put(entry.getKey(), entry.getValue().textValue());
            });
        });
        return texts;
    }

    List<String> listOfTexts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : list(name)) {
            demand(each.isTextual(), name, "a list of texts");
            texts.add(each.textValue());
        }
        return texts;
    }

    List<Fields> objects(String name) {
        List<Fields> objects = new ArrayList<>();
        for (JsonNode each : list(name)) {
            demand(each.isObject(), name, "a list of objects");
            objects.add(new Fields((ObjectNode) each, place + name + "[" + objects.size() + "]."));
        }
        return objects;
    }

    List<String> optionalTexts(String name) {
        return value(name).isPresent() ? listOfTexts(name) : List.of();
    }

    Fields object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Fields> optionalObject(String name) {
        return value(name).map(node -> {
            demand(node.isObject(), name, "an object");
            return new Fields((ObjectNode) node, place + name + ".");
        });
    }

    /** The object as it came. */
    ObjectNode json() {
        return object;
    }

    private Iterable<JsonNode> list(String name) {
        JsonNode node = value(name).orElseThrow(() -> missing(name));
        demand(node.isArray(), name, "a JSON list");
        return node;
    }

    private Optional<JsonNode> value(String name) {
        return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
    }

    private void demand(boolean condition, String name, String wanted) {
        if (!condition) {
            throw Refusal.malformed("the field " + place + name + " is not " + wanted, "see /api/openapi.yaml");
        }
    }

    private Refusal missing(String name) {
        return Refusal.malformed("the field " + place + name + " is missing", "see /api/openapi.yaml");
    }
}
