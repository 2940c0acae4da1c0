package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.notation.NotationException;
import java.math.BigDecimal;
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

    /** Number in a child. */
    BigDecimal number(String childName) throws NotationException {
        return numberIn(textOf(childName));
    }

    /** Whole number in a child; a fraction is cut off. */
    int integer(String childName) throws NotationException {
        return number(childName).intValue();
    }

    /** The number that a text of this element is: up to nine digits before the point. */
    BigDecimal numberIn(String digits) throws NotationException {
        if (digits.length() > 24 || !digits.matches("[+-]?\\d{1,9}(\\.\\d{0,12})?")) {
            throw new NotationException(
                    "line " + line + ": found \"" + brief(digits) + "\", expected a number in " + name);
        }
        return new BigDecimal(digits);
    }

    /** A text that may be long, for a message. */
    static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
