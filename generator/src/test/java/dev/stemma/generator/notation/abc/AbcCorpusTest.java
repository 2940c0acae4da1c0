package dev.stemma.generator.notation.abc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.music.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Notes read here against notes that another reader derived from the same ABC; skipped where the data is absent. That
 * reader kept accidentals to their own octave, so the same is asked for here.
 */
class AbcCorpusTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "benchmark-only/aird-1778, 0.98",
        "benchmark-only/essen-han-abc, 0.98",
        "benchmark-only/northumbrian-minstrelsy, 0.98",
        "benchmark-only/nottingham-abc, 0.98",
        "train/openhymnal-abc, 0.98"
    })
    void notesAgreeWithAnIndependentReader(String folder, double share) throws Exception {
        Path corpus = shared().resolve("corpora").resolve(folder);
        assumeTrue(Files.isDirectory(corpus), () -> "needs the corpus " + folder + " beside the project");
        Map<String, AbcTune> tunes = tunes(corpus.resolve("abc"));
        List<String> different = new ArrayList<>();
        int compared = 0;
        List<String> files =
                files(corpus.resolve("abc")).map(AbcCorpusTest::name).toList();
        for (String line : Files.readAllLines(corpus.resolve("melodies.jsonl"))) {
            JsonNode melody = JSON.readTree(line);
            String id = melody.get("id").asText();
            if (files.stream().noneMatch(file -> id.equals(file) || id.startsWith(file + "-"))) {
                continue;
            }
            compared++;
            AbcTune tune = tunes.get(id);
            String difference = tune == null ? "missing" : difference(tune, melody.get("notes"));
            if (!difference.isEmpty()) {
                different.add(id + ": " + difference);
            }
        }
        double agreement = 1 - different.size() / (double) compared;
        if (System.getProperty("stemma.abc.report") != null) {
            System.out.println(folder + " " + agreement + " of " + compared + "\n  " + String.join("\n  ", different));
        }
        assertThat(agreement).as("%s", different).isGreaterThanOrEqualTo(share);
    }

    private static String difference(AbcTune tune, JsonNode notes) {
        List<Note> own = tune.melody().notes();
        for (int i = 0; i < Math.min(own.size(), notes.size()); i++) {
            Note note = own.get(i);
            JsonNode other = notes.get(i);
            boolean same = note.pitch().midi() == other.get(2).asInt()
                    && Math.abs(note.onset().toUnits(480) - other.get(0).asLong()) <= 1
                    && Math.abs(note.duration().toUnits(480) - other.get(1).asLong()) <= 1;
            if (!same) {
                return "note " + i + " here " + note.onset().toUnits(480) + ","
                        + note.duration().toUnits(480) + "," + note.pitch().midi() + " there " + other;
            }
        }
        return own.size() == notes.size() ? "" : "here " + own.size() + " notes, there " + notes.size();
    }

    private static Map<String, AbcTune> tunes(Path folder) throws Exception {
        Map<String, AbcTune> tunes = new HashMap<>();
        for (Path file : files(folder).toList()) {
            String octave = "%%propagate-accidentals octave\n";
            String text = octave + Source.decode(Files.readAllBytes(file));
            AbcBook book = AbcReader.readBook(text, AbcOptions.WRITTEN);
            for (AbcTune tune : book.tunes()) {
                String digits = name(file).startsWith("book") ? "%04d" : "%d";
                tunes.put(name(file) + "-" + digits.formatted(tune.number()), tune);
                tunes.putIfAbsent(name(file), tune);
            }
        }
        return tunes;
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".abc", "");
    }

    /** One file in three, or all where a report is asked for. */
    private static Stream<Path> files(Path folder) throws IOException {
        int each = System.getProperty("stemma.abc.report") == null ? 3 : 1;
        try (Stream<Path> list = Files.list(folder)) {
            List<Path> files = list.sorted().toList();
            return IntStream.range(0, files.size()).filter(i -> i % each == 0).mapToObj(files::get);
        }
    }

    /** The folder beside the project's root, which is the one that holds LICENSE. */
    static Path shared() {
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("LICENSE"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared");
    }
}
