package dev.stemma.studio.cli;

import dev.stemma.generator.model.ModelFolder;
import dev.stemma.generator.model.evaluation.MelodySet;
import dev.stemma.generator.model.evaluation.TokenEvaluation;
import dev.stemma.generator.model.mixture.Task;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;

/**
 * What is asked of a trained model.
 *
 * @param members that take part; none for all
 * @param sets every melody with its tradition
 */
record TokenQuestion(Task task, ModelFolder folder, SortedSet<String> members, List<MelodySet> sets) {
    TokenEvaluation evaluation() {
        return new TokenEvaluation(folder.model(members));
    }

    Digest digest() {
        StringBuilder text = new StringBuilder("stemma-token-evaluation-2\n");
        text.append(task).append('\n').append(folder.digest()).append('\n');
        text.append(String.join(",", members)).append('\n');
        for (MelodySet set : sets) {
            text.append(set.name()).append('\n').append(set.digest()).append('\n');
            set.melodies()
                    .forEach(melody -> text.append(melody.tradition().orElseThrow())
                            .append(melody.keyStated())
                            .append(melody.melody().keys())
                            .append(melody.melody().metres())
                            .append(melody.melody().anacrusis())
                            .append('\n'));
        }
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
