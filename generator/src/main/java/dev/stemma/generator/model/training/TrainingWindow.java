package dev.stemma.generator.model.training;

import dev.stemma.generator.model.MelodyContext;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A stretch of a sequence as the network sees it.
 *
 * @param features active features of each step
 * @param targets the token that follows each
 */
record TrainingWindow(int[][] features, int[] targets) {
    int length() {
        return targets.length;
    }

    /** The largest number of features of a step. */
    int mostFeatures() {
        return Arrays.stream(features).mapToInt(active -> active.length).max().orElse(0);
    }

    /** The whole sequence, step by step. */
    static TrainingWindow of(TokenSequence sequence, Vocabulary vocabulary) {
        MelodyContext context = new MelodyContext(vocabulary, sequence.conditions());
        List<int[]> features = new ArrayList<>();
        for (TokenSequence.Event event : sequence.events()) {
            features.add(context.features());
            context.accept(event.token(), event.duration());
        }
        int[] targets =
                sequence.events().stream().mapToInt(TokenSequence.Event::token).toArray();
        return new TrainingWindow(features.toArray(int[][]::new), targets);
    }

    /** Cuts into windows of {@code length} steps; a remainder of less than a quarter of that is left out. */
    List<TrainingWindow> cut(int length) {
        List<TrainingWindow> windows = new ArrayList<>();
        for (int from = 0; from == 0 || from + length / 4 < length(); from += length) {
            int to = Math.min(length(), from + length);
            windows.add(
                    new TrainingWindow(Arrays.copyOfRange(features, from, to), Arrays.copyOfRange(targets, from, to)));
        }
        return windows;
    }
}
