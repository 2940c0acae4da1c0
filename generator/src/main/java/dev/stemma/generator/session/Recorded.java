package dev.stemma.generator.session;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Texts from a record, read strictly: what is read must give the same texts again. They may come from anybody.
 *
 * @param what it is of which they speak, for messages
 */
record Recorded(String what, SortedMap<String, String> texts) {
    /** Characters of all names and values together: every note of the longest melody, locked, takes less. */
    private static final int MOST_CHARACTERS = 1 << 20;

    /** Of what was found, as messages show it. */
    private static final int SHOWN = 80;

    /** @throws RecordException if there are too many of them */
    static Recorded of(String what, SortedMap<String, String> texts) throws RecordException {
        long characters = 0;
        for (Map.Entry<String, String> text : texts.entrySet()) {
            characters += text.getKey().length() + text.getValue().length();
        }
        if (characters > MOST_CHARACTERS) {
            throw new RecordException(what + " has " + characters + " characters, at most " + MOST_CHARACTERS);
        }
        return new Recorded(what, texts);
    }

    /** The value of a name, as {@code parse} reads it, which refuses with an {@link IllegalArgumentException}. */
    <T> Optional<T> optional(String name, Function<String, T> parse) throws RecordException {
        String text = texts.get(name);
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RecordException(
                    what + " cannot be read: \"" + name + "\" is \"" + shown(text) + "\"; " + e.getMessage(), e);
        }
    }

    <T> T required(String name, Function<String, T> parse) throws RecordException {
        return optional(name, parse).orElseThrow(() -> new RecordException(what + " does not say \"" + name + "\""));
    }

    /** Refuses if something was said in another way than it is written, or was not understood. */
    void requireSame(SortedMap<String, String> written) throws RecordException {
        TreeSet<String> names = new TreeSet<>(texts.keySet());
        names.addAll(written.keySet());
        for (String name : names) {
            String found = texts.get(name);
            String expected = written.get(name);
            if (expected == null) {
                throw new RecordException(what + " says \"" + shown(name) + "\", which has no meaning here");
            }
            if (!expected.equals(found)) {
                throw new RecordException(what + " says \"" + name + "\" as \"" + shown(String.valueOf(found))
                        + "\", which would be written \"" + shown(expected) + "\"");
            }
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
