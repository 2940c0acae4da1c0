package dev.stemma.generator.model.constraint;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a constraint is spoken of.
 *
 * @param name under which records keep its value
 * @param option of the command line that asks for it
 * @param phrase a noun phrase that names it in a sentence
 * @param value in the form that records keep
 */
public record Wording(String name, String option, String phrase, String value) {
    static String joined(String separator, List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(separator));
    }
}
