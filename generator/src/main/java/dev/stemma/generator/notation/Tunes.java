package dev.stemma.generator.notation;

import java.util.List;
import java.util.function.Function;

/** Which tune of a collection is read. */
final class Tunes {
    private Tunes() {}

    /** The tune with the identifier or the title that was asked for; the first if none was. */
    static <T> T choose(List<T> tunes, ReadOptions options, Function<T, String> id, Function<T, String> title)
            throws NotationException {
        if (options.voice().isEmpty()) {
            return tunes.get(0);
        }
        String wanted = options.voice().get();
        return tunes.stream()
                .filter(tune -> id.apply(tune).equals(wanted))
                .findFirst()
                .or(() -> tunes.stream()
                        .filter(tune -> title.apply(tune).equalsIgnoreCase(wanted))
                        .findFirst())
                .orElseThrow(() -> new NotationException("found no tune \"" + wanted + "\" among " + tunes.size()
                        + "; the first is " + id.apply(tunes.get(0)) + " \"" + title.apply(tunes.get(0)) + "\""));
    }

    static String reason(int count, ReadOptions options) {
        if (options.voice().isPresent()) {
            return "it was asked for";
        }
        return count == 1 ? "it is the only one" : "it is the first of " + count;
    }
}
