package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.mixture.Regime;
import dev.stemma.generator.model.mixture.Task;
import dev.stemma.provenance.record.Digest;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * All that the figures of a cross-validation depend on, besides the program.
 *
 * @param members of the model that are switched on, in the learner's order
 * @param seed of everything random in training
 */
public record Plan(Task task, Regime regime, List<String> members, long seed, List<Part> parts) {
    /** A set and how it is cut. */
    public record Part(MelodySet set, Folds folds) {
        public Part {
            if (folds.ofMelodies().size() != set.melodies().size()) {
                throw new IllegalArgumentException(
                        set.name() + " has " + set.melodies().size() + " melodies, and folds are given for "
                                + folds.ofMelodies().size());
            }
        }
    }

    public Plan {
        members = List.copyOf(members);
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to predict");
        }
    }

    /** Number of folds of all sets together. */
    public int foldCount() {
        return parts.stream().mapToInt(part -> part.folds().numbers().size()).sum();
    }

    /** Identifies the plan: SHA-256 over its text, a line for each thing, sets by {@link MelodySet#digest}. */
    public Digest digest() {
        StringBuilder text = new StringBuilder("stemma-evaluation-1\n");
        text.append(task).append('\n').append(regime).append('\n');
        members.forEach(member -> text.append(member).append('\n'));
        text.append(seed).append('\n');
        for (Part part : parts) {
            text.append(part.set().name()).append('\n');
            text.append(part.set().digest()).append('\n');
            text.append(part.folds().ofMelodies()).append('\n');
        }
        return Digest.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
