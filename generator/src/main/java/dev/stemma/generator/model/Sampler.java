package dev.stemma.generator.model;

import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.model.kernel.Philox;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Draws melodies from a model under rules. Each token is drawn from the model's distribution at the temperature asked
 * for, over the tokens that the rules and {@link BarFilling} leave, no rest after a rest; draw number {@code n} of a melody uses the random
 * number {@code Philox(seed, n, attempt)} and nothing else, so a melody can be made again from its seed and attempt.
 */
public final class Sampler {
    /** Version of the procedure: any change of what a seed gives raises it. */
    public static final int VERSION = 1;

    public static final String NAME = "masked-ancestral";

    private final MelodyModel model;

    public Sampler(MelodyModel model) {
        this.model = model;
    }

    /**
     * A note with what the model thought of it.
     *
     * @param draw number of the draw that gave its rhythm; its pitch is the next
     * @param logProbability natural logarithm of the model's probability of rhythm (rests before it included) and pitch,
     *     before temperature and rules
     * @param rank place of its pitch among all pitches by the model's probability, 1 = likeliest
     */
    public record DrawnNote(Note note, int draw, double logProbability, int rank) {}

    /**
     * Continues a reading to the end of its bars.
     *
     * @param reading as far as the melody is fixed; it is read on
     * @param before notes of the fixed part
     * @return the notes drawn, or nothing if the rules left no token at some place; another attempt may find a way
     */
    public Optional<List<DrawnNote>> draw(
            MelodyModel.Reading reading,
            List<Note> before,
            int referenceTonic,
            BarFilling filling,
            Rules rules,
            double temperature,
            long seed,
            int attempt) {
        Vocabulary vocabulary = model.vocabulary();
        MelodyContext context = reading.context();
        List<Note> notes = new ArrayList<>(before);
        List<DrawnNote> drawn = new ArrayList<>();
        double sinceLastNote = 0;
        for (int draw = 0; !context.isComplete(); draw++) {
            double[] logProbabilities = reading.logProbabilities();
            BitSet allowed = allowed(context, notes, referenceTonic, filling, rules);
            if (allowed.isEmpty()) {
                return Optional.empty();
            }
            int token =
                    Distribution.of(logProbabilities, temperature, allowed).sample(Philox.uniform(seed, draw, attempt));
            sinceLastNote += logProbabilities[token];
            if (vocabulary.isPitch(token)) {
                Note note = note(context, token, referenceTonic);
                notes.add(note);
                drawn.add(new DrawnNote(note, draw - 1, sinceLastNote, rank(logProbabilities, token)));
                sinceLastNote = 0;
            }
            reading.accept(token, vocabulary.isPitch(token) ? context.pendingDuration() : vocabulary.duration(token));
        }
        return Optional.of(List.copyOf(drawn));
    }

    private BitSet allowed(
            MelodyContext context, List<Note> notes, int referenceTonic, BarFilling filling, Rules rules) {
        Vocabulary vocabulary = model.vocabulary();
        BitSet allowed = new BitSet(vocabulary.size());
        if (context.awaitsPitch()) {
            Ticks end = context.now().plus(context.pendingDuration());
            List<KnownRuns.Ahead> ahead = rules.ahead(notes);
            boolean closes = !end.isBefore(context.conditions().end());
            for (int token = vocabulary.firstPitchToken(); token < vocabulary.size(); token++) {
                int midi = referenceTonic + vocabulary.pitch(token);
                allowed.set(
                        token,
                        midi >= 0
                                && midi <= 127
                                && rules.allows(notes, note(context, token, referenceTonic), closes, ahead));
            }
        } else {
            for (int token = 0; token < vocabulary.firstPitchToken(); token++) {
                boolean pause = vocabulary.isRest(token) && context.restsNow();
                allowed.set(token, !pause && filling.allows(context.now(), token));
            }
        }
        return allowed;
    }

    private Note note(MelodyContext context, int token, int referenceTonic) {
        return new Note(
                context.now(), context.pendingDuration(), model.vocabulary().sounding(token, referenceTonic));
    }

    private static int rank(double[] logProbabilities, int token) {
        int rank = 1;
        for (double other : logProbabilities) {
            if (other > logProbabilities[token]) {
                rank++;
            }
        }
        return rank;
    }
}
