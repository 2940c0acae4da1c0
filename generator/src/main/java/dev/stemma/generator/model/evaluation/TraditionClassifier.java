package dev.stemma.generator.model.evaluation;

import dev.stemma.generator.model.BitsPerNote;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.music.Tradition;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells traditions apart by one trained model: it reads the same melody once under each tradition as its condition.
 * Everything else, mode, metre and bars, stays as it is.
 *
 * <pre>{@code
 * Judgement judgement = new TraditionClassifier(model).judge("1", Tradition.CHINA, encoder.encode(melody, Tradition.CHINA));
 * judgement.verdict(Aspect.WHOLE);
 * }</pre>
 */
public final class TraditionClassifier {
    private final MelodyModel model;
    private final Collection<Tradition> traditions;

    /** Among all traditions of the model. */
    public TraditionClassifier(MelodyModel model) {
        this(model, model.vocabulary().traditions());
    }

    /** Among some traditions of the model. */
    public TraditionClassifier(MelodyModel model, Collection<Tradition> traditions) {
        this.model = model;
        this.traditions = List.copyOf(traditions);
    }

    /**
     * Judges a melody.
     *
     * @param own tradition of the melody
     * @param sequences of the melody, whatever tradition they state
     */
    public Judgement judge(String name, Tradition own, List<TokenSequence> sequences) {
        SortedMap<Tradition, BitsPerNote> bits = new TreeMap<>();
        for (Tradition tradition : traditions) {
            BitsPerNote sum = BitsPerNote.NOTHING;
            for (TokenSequence sequence : sequences) {
                sum = sum.plus(BitsPerNote.of(
                        model,
                        new TokenSequence(
                                sequence.conditions().in(tradition), sequence.events(), sequence.referenceTonic())));
            }
            bits.put(tradition, sum);
        }
        return new Judgement(name, own, bits);
    }
}
