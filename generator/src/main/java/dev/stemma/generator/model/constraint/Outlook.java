package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.constraint.Node.Edge;
import dev.stemma.generator.model.constraint.Node.Kind;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How well a state agrees with what is to come: roughly the probability that a melody which goes on from there, by small
 * intervals and usual durations, meets the next given note, the end and the counts. Messages that pass backwards through
 * the automaton for a simple model, of first order in the pitch; a sampler leans towards states of a good outlook, and
 * weighs what it draws by the difference.
 *
 * <p>It looks {@value #BARS} bars ahead, and everywhere where a constraint binds every note.
 */
public final class Outlook {
    private static final int BARS = 2;
    private static final int NO_PITCH = 128;

    /** Of two steps that differ by a semitone the smaller is likelier by this factor. */
    private static final double DECAY = 0.75;

    private static final double REST = 0.08;
    private static final double LOG_2 = StrictMath.log(2);
    private static final double[] CERTAIN = new double[NO_PITCH + 1];

    static {
        Arrays.fill(CERTAIN, 1);
    }

    /** {@code double[129]}: by the pitch before; times 2 to the {@code exponent}. */
    private record Message(double[] afterNote, double[] afterRest, int exponent) {}

    private final Automaton automaton;
    private final Map<Node, Message> messages = new IdentityHashMap<>();
    private final Map<Node, double[]> openNotes = new IdentityHashMap<>();
    private final double[][] kernel;
    private final int[] befores;
    private final boolean everywhere;

    public Outlook(Automaton automaton) {
        this.automaton = automaton;
        this.everywhere = automaton.isBoundThroughout();
        this.befores = IntStream.rangeClosed(0, NO_PITCH)
                .filter(before -> before == NO_PITCH || automaton.mayPrecede(before))
                .toArray();
        this.kernel = kernel(automaton.pitches().everywhere());
        automaton.graph().backwards().forEach(this::send);
    }

    /** {@code double[129][128]}: from the pitch before (or none) to the next, one over the pitches that may sound. */
    private double[][] kernel(PitchMask sounding) {
        double[] decays = new double[128];
        decays[0] = DECAY;
        decays[1] = DECAY;
        for (int i = 2; i < 128; i++) {
            decays[i] = Math.max(decays[i - 1] * DECAY, 0x1p-60);
        }
        double[][] rows = new double[NO_PITCH + 1][];
        for (int before : befores) {
            double[] row = new double[128];
            double sum = 0;
            for (int next = 0; next < 128; next++) {
                row[next] = before == NO_PITCH ? 1 : decays[Math.abs(next - before)];
                sum += sounding.has(next) ? row[next] : 0;
            }
            for (int next = 0; next < 128 && sum > 0; next++) {
                row[next] = Math.min(1, row[next] / sum);
            }
            rows[before] = row;
        }
        return rows;
    }

    private void send(Node node) {
        if (!everywhere && !automaton.isNearGiven(node.place, BARS)) {
            return;
        }
        double[] note = new double[NO_PITCH + 1];
        double[] rest = new double[NO_PITCH + 1];
        if (!node.place.isBefore(automaton.frame().end())) {
            Arrays.fill(note, 1);
            messages.put(node, new Message(note, note, 0));
            return;
        }
        int exponent = Integer.MIN_VALUE;
        double sum = 0;
        for (Edge edge : node.edges) {
            exponent = Math.max(exponent, exponentOf(edge.to()));
            sum += prior(edge);
        }
        for (Edge edge : node.edges) {
            double[] after = through(node, edge);
            double share = Math.scalb(prior(edge) / sum, exponentOf(edge.to()) - exponent);
            for (int before : befores) {
                note[before] += share * after[before];
                rest[before] += edge.kind() == Kind.REST ? 0 : share * after[before];
            }
        }
        double highest = 0;
        for (double value : note) {
            highest = Math.max(highest, value);
        }
        int scale = highest > 0 ? Math.getExponent(highest) : 0;
        for (int before : befores) {
            note[before] = Math.scalb(note[before], -scale);
            rest[before] = Math.scalb(rest[before], -scale);
        }
        messages.put(node, new Message(note, rest, node.edges.isEmpty() ? 0 : exponent + scale));
    }

    private int exponentOf(Node node) {
        Message message = messages.get(node);
        return message == null ? 0 : message.exponent();
    }

    /** Crotchets and quavers are usual; a given event is certain. */
    private static double prior(Edge edge) {
        return switch (edge.kind()) {
            case SILENCE, LOCKED -> 1;
            case REST -> REST;
            case OPEN, SEQUENCE -> {
                double quavers = (double) edge.duration().value() / Style.QUAVER.value();
                yield quavers < 1 ? quavers * quavers * quavers : 1 / quavers;
            }
        };
    }

    /** By the pitch before: how an edge goes on, times 2 to the exponent of the state it leads to. */
    private double[] through(Node node, Edge edge) {
        return switch (edge.kind()) {
            case REST, SILENCE -> values(edge.to(), true);
            case LOCKED, SEQUENCE -> {
                double[] result = new double[NO_PITCH + 1];
                for (int before : befores) {
                    PitchMask choice = automaton.choice(node, edge, unless(before), false);
                    result[before] = choice.isEmpty()
                            ? 0
                            : kernel[before][edge.pitch()] * values(edge.to(), false)[edge.pitch()];
                }
                yield result;
            }
            case OPEN -> edge.last() ? open(node, edge) : openNotes.computeIfAbsent(edge.to(), any -> open(node, edge));
        };
    }

    private double[] open(Node node, Edge edge) {
        double[] then = values(edge.to(), false);
        double[] result = new double[NO_PITCH + 1];
        for (int before : befores) {
            PitchMask choice = automaton.choice(node, edge, unless(before), false);
            double sum = 0;
            for (int next = choice.next(0); next >= 0; next = choice.next(next + 1)) {
                sum += kernel[before][next] * then[next];
            }
            result[before] = sum;
        }
        return result;
    }

    private static int unless(int before) {
        return before == NO_PITCH ? Givens.OPEN : before;
    }

    private double[] values(Node node, boolean rest) {
        Message message = messages.get(node);
        if (message == null) {
            return CERTAIN;
        }
        return rest ? message.afterRest() : message.afterNote();
    }

    /** The natural logarithm of the outlook of a state, 0 where nothing is near; finite wherever the state is open. */
    public double of(State state) {
        int before = state.pitchBefore() == Givens.OPEN ? NO_PITCH : state.pitchBefore();
        if (state.pending().isEmpty()) {
            return logarithm(values(state.node(), state.rests())[before], exponentOf(state.node()));
        }
        if (!messages.containsKey(state.node())) {
            return 0;
        }
        Edge edge = state.pending().get();
        return logarithm(through(state.node(), edge)[before], exponentOf(edge.to()));
    }

    private static double logarithm(double value, int exponent) {
        return StrictMath.log(Math.max(value, Double.MIN_NORMAL)) + exponent * LOG_2;
    }
}
