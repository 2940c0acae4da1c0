package dev.stemma.generator.notation.musicxml;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an XML document that is small enough to hold: a bar, a header.
 *
 * @param text the characters directly inside, blanks at both ends removed
 * @param line where it begins in the document, from 1
 */
record Element(String name, Map<String, String> attributes, List<Element> children, String text, int line) {
    Optional<Element> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    boolean has(String childName) {
        return child(childName).isPresent();
    }

    List<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** Text of a child, empty if there is none. */
    String textOf(String childName) {
        return child(childName).map(Element::text).orElse("");
    }

    String attribute(String attributeName) {
        return attributes.getOrDefault(attributeName, "");
    }
}
