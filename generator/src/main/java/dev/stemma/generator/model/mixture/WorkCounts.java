package dev.stemma.generator.model.mixture;

import dev.stemma.generator.model.MelodyContext;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.markov.Counts;
import dev.stemma.generator.model.markov.GrowingCounts;
import dev.stemma.generator.model.markov.PackedCounts;
import dev.stemma.generator.model.markov.Viewpoint;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What followed what in works, for all long-term members of a model. It forgets exactly: {@link #packed} after a work was learned and
 * forgotten is, bit for bit, what it is without that work. Mutable, for one thread.
 */
public final class WorkCounts {
    private static final int MOST_CONTEXTS = 32;

    private final Vocabulary vocabulary;
    private final int leastTotal;
    private final List<Viewpoint<TokenPast>> rhythm;
    private final List<Viewpoint<TokenPast>> pitch;
    private final GrowingCounts counts = new GrowingCounts();
    private final long[] keys = new long[MOST_CONTEXTS];

    /** As the default model counts. */
    public WorkCounts(Vocabulary vocabulary) {
        this(vocabulary, MemberLearner.LEAST_TOTAL);
    }

    /** @param leastTotal contexts that fewer events followed are not packed */
    WorkCounts(Vocabulary vocabulary, int leastTotal) {
        this.vocabulary = vocabulary;
        this.leastTotal = leastTotal;
        TokenViewpoints viewpoints = new TokenViewpoints(vocabulary);
        rhythm = viewpoints.rhythmLongTerm();
        pitch = viewpoints.pitchLongTerm();
    }

    /** Counts a sequence. */
    public void learn(TokenSequence sequence) {
        forEach(sequence, counts::learn);
    }

    /**
     * Takes back that a sequence was counted.
     *
     * @throws IllegalArgumentException if it was not
     */
    public void forget(TokenSequence sequence) {
        forEach(sequence, counts::forget);
    }

    /** The counts as a model folder has them. */
    public PackedCounts packed() {
        return PackedCounts.of(counts.freeze(leastTotal));
    }

    /**
     * What {@link #packed} would give, quickly where little has changed since.
     *
     * @param before what it gave
     * @param touched sequences that were learned or forgotten since
     */
    public Counts packed(PackedCounts before, List<TokenSequence> touched) {
        LongStream.Builder contexts = LongStream.builder();
        for (TokenSequence sequence : touched) {
            forEach(sequence, (found, count, symbol) -> {
                for (int i = 0; i < count; i++) {
                    contexts.add(found[i]);
                }
            });
        }
        return counts.packed(before, contexts.build().toArray(), leastTotal);
    }

    @FunctionalInterface
    private interface Step {
        void of(long[] contexts, int count, int symbol);
    }

    private void forEach(TokenSequence sequence, Step step) {
        MelodyContext context = new MelodyContext(vocabulary, sequence.conditions());
        TokenPast past = new TokenPast(vocabulary, context);
        for (TokenSequence.Event event : sequence.events()) {
            boolean isPitch = vocabulary.isPitch(event.token());
            int outcome = isPitch ? event.token() - vocabulary.firstPitchToken() : event.token();
            for (Viewpoint<TokenPast> viewpoint : isPitch ? pitch : rhythm) {
                step.of(keys, viewpoint.contexts(past, keys), viewpoint.symbol(past, outcome));
            }
            past.accept(event.token());
            context.accept(event.token(), event.duration());
        }
    }
}
