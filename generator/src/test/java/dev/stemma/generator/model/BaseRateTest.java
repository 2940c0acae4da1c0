package dev.stemma.generator.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tradition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseRateTest {
    private static BaseRate.Piece piece(Tradition tradition, String group, List<Note> notes) {
        return new BaseRate.Piece(tradition, group, List.of(notes));
    }

    private static WorkIndex index(List<BaseRate.Piece> pieces) {
        return WorkIndex.of(pieces.stream()
                .map(piece -> piece.lines().stream().map(WorkIndexTest::melody).toList())
                .toList());
    }

    @Test
    void itSaysHowNearTheWorksOfATraditionAreToOthers() {
        List<Note> tune = WorkIndexTest.tune(1, 40, 12, 4);
        List<Note> other = new ArrayList<>(WorkIndexTest.tune(2, 20, 12, 4));
        Ticks end = other.get(19).end();
        tune.subList(10, 30)
                .forEach(note -> other.add(new Note(end.plus(note.onset()), note.duration(), note.pitch())));
        List<BaseRate.Piece> pieces = List.of(
                piece(Tradition.HYMN, "a", tune), piece(Tradition.CHINA, "b", other), piece(Tradition.HYMN, "a", tune));
        BaseRate all = BaseRate.of(index(pieces), pieces).stream()
                .filter(rate -> rate.tradition().equals(Tradition.HYMN) && rate.among() == BaseRate.Among.ALL)
                .findFirst()
                .orElseThrow();
        assertThat(all.works()).isEqualTo(2);
        assertThat(all.intervals()).isEqualTo(new Sharing(60, 20, 20, 20, 20));
        assertThat(all.withRhythm()).isEqualTo(all.intervals());
        assertThat(BaseRate.of(index(pieces), pieces))
                .filteredOn(rate -> rate.among() == BaseRate.Among.TRADITION)
                .as("versions of one work are not compared with each other")
                .allMatch(rate -> rate.intervals().longest() == 0);
    }

    /**
     * Measured on public corpora by a program of its own: of all runs of ten intervals the percentage that another tune
     * has; the longest run shared with another tune, median, 95th percentile and maximum; then the same for pairs of
     * interval and time. Those times are in ticks, ours blind to tempo, so ours may find more but never less.
     */
    @ParameterizedTest
    @CsvSource({
        "benchmark-only/eight-melody-sets/1-nova.jsonl, false, 152, 6.5, 9, 23, 59, 4.2, 6, 15, 59",
        "benchmark-only/eight-melody-sets/2-chorales.jsonl, false, 185, 15.0, 10, 39, 51, 11.5, 8, 39, 46",
        "benchmark-only/eight-melody-sets/3-elsass.jsonl, false, 91, 1.9, 8, 13, 29, 1.8, 5, 13, 29",
        "benchmark-only/eight-melody-sets/4-jugoslav.jsonl, false, 119, 13.9, 7, 22, 32, 9.7, 5, 22, 32",
        "benchmark-only/eight-melody-sets/5-schweiz.jsonl, false, 93, 19.6, 9, 38, 53, 14.8, 6, 38, 53",
        "benchmark-only/eight-melody-sets/6-oesterrh.jsonl, false, 104, 12.4, 7, 38, 136, 10.5, 5, 27, 136",
        "benchmark-only/eight-melody-sets/7-kinder.jsonl, false, 213, 14.2, 10, 23, 49, 10.9, 8, 22, 49",
        "benchmark-only/eight-melody-sets/8-shanxi.jsonl, false, 237, 1.2, 8, 12, 32, 0.4, 6, 9, 24",
        "train/openscore-lieder-vocal/vocal_lines.jsonl, false, 1341, 1.8, 10, 14, 86, 0.5, 7, 9, 86",
        "train/openhymnal-abc/melodies.jsonl, false, 228, 21.1, 9, 56, 77, 20.6, 7, 56, 77",
        "train/openhymnal-abc/melodies.jsonl, true, 198, 0.7, 9, 12, 18, 0.0, 6, 8, 10",
        "benchmark-only/aird-1778/melodies.jsonl, false, 1180, 9.6, 11, 34, 214, 4.7, 9, 23, 167",
        "benchmark-only/essen-han-abc/melodies.jsonl, false, 1224, 6.7, 11, 16, 202, 3.1, 7, 14, 202"
    })
    void measuredBaseRatesAreReproduced(
            String file,
            boolean onePerGroup,
            int tunes,
            double seen,
            int median,
            int ninetyFifth,
            int longest,
            double seenInTicks,
            int medianInTicks,
            int ninetyFifthInTicks,
            int longestInTicks)
            throws Exception {
        List<List<Note>> notes = tunes(file, onePerGroup);
        assertThat(notes).hasSize(tunes);
        Tradition tradition = new Tradition("measured");
        List<BaseRate.Piece> pieces = IntStream.range(0, tunes)
                .mapToObj(i -> piece(tradition, "tune " + i, notes.get(i)))
                .toList();
        BaseRate found = BaseRate.of(index(pieces), pieces).get(0);
        Sharing pitch = found.intervals();
        assertThat(100 * pitch.rate()).isCloseTo(seen, within(0.05001));
        assertThat(List.of(pitch.median(), pitch.ninetyFifth(), pitch.longest()))
                .containsExactly(median, ninetyFifth, longest);
        Sharing rhythm = found.withRhythm();
        assertThat(100 * rhythm.rate()).isBetween(seenInTicks - 0.05001, seen + 0.05001);
        assertThat(rhythm.median()).isBetween(medianInTicks, median);
        assertThat(rhythm.ninetyFifth()).isBetween(ninetyFifthInTicks, ninetyFifth);
        assertThat(rhythm.longest()).isBetween(longestInTicks, longest);
    }

    private static List<List<Note>> tunes(String file, boolean onePerGroup) throws Exception {
        Path path = corpora().resolve(file);
        assumeTrue(Files.exists(path), "skipped: there is no " + path.getFileName() + " beside the project");
        List<List<Note>> tunes = new ArrayList<>();
        Set<String> groups = new HashSet<>();
        for (String line : Files.readAllLines(path)) {
            JsonNode tune = new ObjectMapper().readTree(line);
            if (onePerGroup && !groups.add(tune.path("group").asText())) {
                continue;
            }
            List<Note> notes = new ArrayList<>();
            for (JsonNode note : tune.get("notes")) {
                notes.add(new Note(
                        new Ticks(note.get(0).asLong()),
                        new Ticks(1),
                        new Pitch(note.get(2).asInt())));
            }
            tunes.add(notes);
        }
        return tunes;
    }

    private static Path corpora() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("LICENSE"))) {
            folder = folder.getParent();
        }
        return folder.resolve("../shared/corpora");
    }
}
