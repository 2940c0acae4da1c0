package dev.stemma.generator.session;

import dev.stemma.generator.model.Contribution;
import dev.stemma.generator.model.MelodyEncoder;
import dev.stemma.generator.model.MelodyModel;
import dev.stemma.generator.model.TokenSequence;
import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.kernel.Distribution;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.TraditionBlend;
import dev.stemma.generator.notation.Articulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Reads a melody once more, note by note, and keeps what the model expected each time. */
public final class Explainer {
    private static final double LOG_2 = StrictMath.log(2);

    private final MelodyModel model;
    private final int alternatives;
    private final double temperature;

    /**
     * @param alternatives to keep for each choice
     */
    public Explainer(MelodyModel model, int alternatives) {
        this(model, alternatives, 1);
    }

    private Explainer(MelodyModel model, int alternatives, double temperature) {
        this.model = model;
        this.alternatives = alternatives;
        this.temperature = temperature;
    }

    /**
     * Of a model as a request wants it heard.
     *
     * @throws RequestException if the model does not have the members asked for
     */
    public static Explainer of(MelodyModel model, Request request, int alternatives) throws RequestException {
        return new Explainer(Hearing.of(model, request), alternatives);
    }

    /**
     * The same of a model that writes at a temperature: below 1 the likely becomes likelier. What its members say of
     * themselves stays.
     */
    public Explainer at(double other) {
        return new Explainer(model, alternatives, other);
    }

    /** One explanation for each note that the model read or wrote, ascending; notes are those of the melody. */
    public List<Explanation> explain(Composition composition) {
        SortedMap<Ticks, Note> notes = new TreeMap<>();
        composition.melody().notes().forEach(note -> notes.put(note.onset(), note));
        return explain(composition.tokens()).stream()
                .map(explanation ->
                        explanation.of(notes.getOrDefault(explanation.note().onset(), explanation.note())))
                .toList();
    }

    /**
     * One explanation for each note of a melody, as a tradition would expect it; stretches of fewer than four notes in one
     * key are left out.
     */
    public List<Explanation> explain(Melody melody, TraditionBlend blend) {
        Melody read = Articulation.legato(melody);
        Melody line = MelodyEncoder.withoutEmptyBars(read);
        List<Explanation> explanations = new ArrayList<>();
        int next = 0;
        for (TokenSequence sequence : new MelodyEncoder(model.vocabulary()).encode(read, blend.main())) {
            for (Explanation explanation : explain(sequence)) {
                while (!line.notes().get(next).onset().equals(explanation.note().onset())) {
                    next++;
                }
                explanations.add(explanation.of(melody.notes().get(next)));
            }
        }
        return explanations;
    }

    /** One explanation for each note of the sequence. */
    public List<Explanation> explain(TokenSequence sequence) {
        Vocabulary vocabulary = model.vocabulary();
        MelodyModel.Reading reading = model.read(sequence.conditions());
        List<Explanation> explanations = new ArrayList<>();
        double restBits = 0;
        double restExpected = 0;
        Explanation.Choice<Ticks> rhythm = null;
        for (TokenSequence.Event event : sequence.events()) {
            int token = event.token();
            if (vocabulary.isPitch(token)) {
                int reference = sequence.referenceTonic();
                Explanation.Choice<Pitch> pitch =
                        choice(reading, token, 0, 0, other -> vocabulary.sounding(other, reference));
                Note note = new Note(reading.context().now(), event.duration(), vocabulary.sounding(token, reference));
                explanations.add(new Explanation(note, rhythm, pitch));
            } else if (vocabulary.isRest(token)) {
                double[] logProbabilities = logProbabilities(reading);
                restBits -= logProbabilities[token] / LOG_2;
                restExpected += entropy(logProbabilities);
            } else {
                rhythm = choice(reading, token, restBits, restExpected, vocabulary::duration);
                restBits = 0;
                restExpected = 0;
            }
            reading.accept(token, event.duration());
        }
        return explanations;
    }

    private <T> Explanation.Choice<T> choice(
            MelodyModel.Reading reading, int chosen, double bitsBefore, double expectedBefore, IntFunction<T> value) {
        double[] logProbabilities = logProbabilities(reading);
        List<Integer> ranked = IntStream.range(0, logProbabilities.length)
                .filter(token -> logProbabilities[token] > Double.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> -logProbabilities[token]))
                .toList();
        List<Explanation.Alternative<T>> likeliest = ranked.stream()
                .filter(token -> !model.vocabulary().isRest(token))
                .limit(alternatives)
                .map(token ->
                        new Explanation.Alternative<>(value.apply(token), StrictMath.exp(logProbabilities[token])))
                .toList();
        List<Explanation.Member> members = new ArrayList<>();
        addMembers("", reading.contributions(), chosen, members);
        return new Explanation.Choice<>(
                bitsBefore - logProbabilities[chosen] / LOG_2,
                expectedBefore + entropy(logProbabilities),
                ranked.indexOf(chosen) + 1,
                likeliest,
                members);
    }

    private double[] logProbabilities(MelodyModel.Reading reading) {
        double[] atOne = reading.logProbabilities();
        return temperature == 1 ? atOne : Distribution.of(atOne, temperature).logProbabilities();
    }

    /** The mean surprise of what a distribution gives, in bits. */
    private static double entropy(double[] logProbabilities) {
        double bits = 0;
        for (double logarithm : logProbabilities) {
            if (logarithm > Double.NEGATIVE_INFINITY) {
                bits -= StrictMath.exp(logarithm) * logarithm / LOG_2;
            }
        }
        return bits;
    }

    private static void addMembers(
            String path, List<Contribution> contributions, int chosen, List<Explanation.Member> members) {
        for (Contribution part : contributions) {
            String name = path + part.name();
            members.add(new Explanation.Member(
                    name, part.weight(), -part.logProbabilities()[chosen] / LOG_2, part.context()));
            addMembers(name + "/", part.parts(), chosen, members);
        }
    }
}
