package dev.stemma.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What stands on the command line: names, each followed by a value. */
record Options(Map<String, String> values) {
    /** Throws {@link IllegalArgumentException} if something else than the accepted names stands there. */
    static Options parse(String[] arguments, String... accepted) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!List.of(accepted).contains(arguments[i])) {
                throw new IllegalArgumentException(
                        "accepted: " + String.join(", ", accepted) + "; found " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " is followed by a value");
            }
            values.put(arguments[i], arguments[i + 1]);
        }
        return new Options(values);
    }

    Optional<Integer> number(String name) {
        return Optional.ofNullable(values.get(name)).map(Integer::valueOf);
    }

    Optional<Path> path(String name) {
        return Optional.ofNullable(values.get(name)).map(Path::of);
    }
}
