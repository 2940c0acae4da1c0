package dev.stemma.generator.model.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The model of Pearce (2005, chapter 6: pitch alone, escape C with exclusion, unbounded, interpolated, long and short term
 * combined arithmetically with bias 2), built from the counts of this package, gives the published reference's figures on
 * the same folds. So the data are read, the folds used and the counts kept as the reference does it, and what the mixture
 * gains over it is gained by the mixture.
 */
class ThesisModelTest {
    private static final int ORDER = 24;
    private static final int SYMBOLS = 128;

    /** Column A of the reference (IDyOM 1.7 with the parameters of the thesis), bits per pitch, mean over melodies. */
    @ParameterizedTest
    @CsvSource({"3-elsass, 2.5364", "4-jugoslav, 2.5968"})
    void theReferenceIsReproduced(String set, double reference) throws Exception {
        List<EventMelody> melodies = new ArrayList<>();
        Path folder = sets();
        ObjectMapper json = new ObjectMapper();
        for (String line : Files.readAllLines(folder.resolve(set + ".jsonl"))) {
            melodies.add(melody(json.readTree(line)));
        }
        JsonNode folds = json.readTree(folder.resolve("folds.json").toFile())
                .get("folds")
                .get(set);
        int[] alphabet = melodies.stream()
                .flatMapToInt(melody -> Arrays.stream(melody.pitches()))
                .distinct()
                .sorted()
                .toArray();
        double sum = 0;
        for (int fold = 0; fold < 10; fold++) {
            GrowingCounts counts = new GrowingCounts();
            for (EventMelody melody : melodies) {
                if (folds.get(melody.name()).asInt() != fold) {
                    bits(melody, counts, alphabet);
                }
            }
            for (EventMelody melody : melodies) {
                if (folds.get(melody.name()).asInt() == fold) {
                    sum += bits(melody, counts, alphabet);
                }
            }
        }
        assertThat(sum / melodies.size()).isCloseTo(reference, within(0.01));
    }

    /** Mean bits of a melody, which is learned. */
    private static double bits(EventMelody melody, GrowingCounts longTerm, int[] alphabet) {
        GrowingCounts shortTerm = new GrowingCounts();
        long[] keys = new long[ORDER + 1];
        double bits = 0;
        for (int note = 0; note < melody.length(); note++) {
            int contexts = 1;
            keys[0] = ContextKey.empty("thesis");
            for (; contexts <= Math.min(ORDER, note); contexts++) {
                keys[contexts] = ContextKey.extend(keys[contexts - 1], melody.pitch(note - contexts));
            }
            double[] first = expect(longTerm, keys, contexts, alphabet);
            double[] second = expect(shortTerm, keys, contexts, alphabet);
            double firstWeight = 1 / (entropy(first) * entropy(first));
            double secondWeight = 1 / (entropy(second) * entropy(second));
            int outcome = Arrays.binarySearch(alphabet, melody.pitch(note));
            bits -= StrictMath.log((firstWeight * first[outcome] + secondWeight * second[outcome])
                            / (firstWeight + secondWeight))
                    / StrictMath.log(2);
            longTerm.learn(keys, contexts, melody.pitch(note));
            shortTerm.learn(keys, contexts, melody.pitch(note));
        }
        return bits / melody.length();
    }

    private static double[] expect(GrowingCounts counts, long[] keys, int contexts, int[] alphabet) {
        double[] p = new double[SYMBOLS];
        int longest = -1;
        for (int i = 0; i < contexts && counts.find(keys[i]) >= 0; i++) {
            longest = i;
            if (counts.successors(counts.find(keys[i])) == 1) {
                break; // the shortest deterministic context
            }
        }
        int known = longest < 0 ? 0 : counts.successors(counts.find(keys[0]));
        Arrays.fill(p, 1.0 / (alphabet.length + 1 - known));
        boolean[][] excluded = new boolean[longest + 2][SYMBOLS];
        for (int i = longest; i >= 0; i--) {
            excluded[i] = excluded[i + 1].clone();
            if (i < longest) {
                successors(counts, keys[i + 1], excluded[i]);
            }
        }
        for (int i = 0; i <= longest; i++) {
            interpolate(counts, counts.find(keys[i]), excluded[i], p);
        }
        double[] result = Arrays.stream(alphabet).mapToDouble(pitch -> p[pitch]).toArray();
        double total = Arrays.stream(result).sum();
        return Arrays.stream(result).map(value -> value / total).toArray();
    }

    private static void successors(GrowingCounts counts, long key, boolean[] symbols) {
        int place = counts.find(key);
        for (int j = 0; j < counts.successors(place); j++) {
            symbols[counts.symbol(place, j)] = true;
        }
    }

    private static void interpolate(GrowingCounts counts, int place, boolean[] excluded, double[] p) {
        double total = 0;
        for (int j = 0; j < counts.successors(place); j++) {
            total += excluded[counts.symbol(place, j)] ? 0 : counts.count(place, j);
        }
        double denominator = total + counts.successors(place);
        for (int symbol = 0; symbol < SYMBOLS; symbol++) {
            p[symbol] *= counts.successors(place) / denominator;
        }
        for (int j = 0; j < counts.successors(place) && total > 0; j++) {
            p[counts.symbol(place, j)] += counts.count(place, j) / denominator;
        }
    }

    private static double entropy(double[] p) {
        return Arrays.stream(p)
                .map(value -> value > 0 ? -value * StrictMath.log(value) : 0)
                .sum();
    }

    private static EventMelody melody(JsonNode line) {
        JsonNode notes = line.get("notes");
        int[][] columns = new int[3][notes.size()];
        for (int i = 0; i < notes.size(); i++) {
            for (int j = 0; j < 3; j++) {
                columns[j][i] = notes.get(i).get(j).asInt();
            }
        }
        return new EventMelody(line.get("name").asText(), columns[0], columns[1], columns[2]);
    }

    private static Path sets() {
        Path folder = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(parent -> Files.exists(parent.resolve("LICENSE")))
                .findFirst()
                .orElseThrow()
                .resolveSibling("shared/corpora/benchmark-only/eight-melody-sets");
        assumeTrue(Files.exists(folder), "no ../shared/corpora/benchmark-only beside the project");
        return folder;
    }
}
