package dev.stemma.generator.corpus;

import dev.stemma.generator.notation.jsonl.JsonLinesWriter;
import dev.stemma.generator.notation.jsonl.JsonMelody;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Works as Melody JSON Lines, which {@link Corpus#load} reads again: the same melodies, names, creators, sources, groups. */
public final class CorpusLines {
    /** By which a line says of which tune it is a version; named in the descriptor beside it. */
    static final String GROUP = "group";

    private CorpusLines() {}

    /** A line for each melody, in UTF-8 with line feeds. */
    public static byte[] of(Collection<Work> works) {
        StringBuilder lines = new StringBuilder();
        for (Work work : works) {
            for (int i = 0; i < work.melodies().size(); i++) {
                lines.append(line(work, i)).append('\n');
            }
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(Work work, int number) {
        CatalogueEntry entry = work.entry();
        Map<String, String> attributes = new TreeMap<>();
        attributes.put("source", entry.source());
        if (!work.group().equals(entry.id())) {
            attributes.put(GROUP, work.group());
        }
        String creators = entry.creators().stream().collect(Collectors.joining("; "));
        return JsonLinesWriter.write(new JsonMelody(
                entry.id() + (number == 0 ? "" : "~" + (number + 1)),
                creators.isEmpty() ? Optional.empty() : Optional.of(creators),
                work.melodies().get(number).withTitle(entry.title()),
                true,
                true,
                true,
                attributes,
                1));
    }
}
