package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.constraint.Node.Edge;
import dev.stemma.generator.model.constraint.Node.Kind;
import dev.stemma.generator.music.Ticks;
import java.util.List;
import java.util.Optional;

/**
 * The automaton of everything that the constraints and the manners of writing rhythm say, known runs aside. Its states
 * are the places of a piece, with the counts and the pitch before that a constraint asks for; its transitions a rhythm
 * token and, for a note, a pitch token. From the end backwards it is computed from which states the end can be reached:
 * so it is known exactly whether the constraints can be met, and every token that leads to a dead end is masked.
 *
 * <p>What comes before matters to a pitch only in a few ways, so pitches fall into a few classes, and backward
 * reachability is computed for each class at each state of rhythm. Counts of notes over many bars are sets of bits.
 */
public final class Automaton {
    /** The class of "nothing is written yet", where the pitch before is known from the place. */
    static final int UNWRITTEN = 0;

    private final Frame frame;
    private final Givens givens;
    private final PitchRules pitches;
    private final RhythmGraph graph;
    private final int[] classOf;
    private final PitchMask[] membersOf;
    private final int[] exampleOf;
    private final int words;
    private final boolean contradictory;
    private final boolean boundThroughout;

    public Automaton(Frame frame, List<Constraint> constraints) {
        this.frame = frame;
        givens = new Givens(frame, constraints);
        contradictory = givens.isContradictory();
        boundThroughout = constraints.stream()
                .anyMatch(constraint -> constraint instanceof Contour
                        || constraint instanceof Density
                        || constraint instanceof FixedPitches);
        pitches = new PitchRules(frame, constraints);
        Counting counting = new Counting(frame, givens, constraints);
        words = counting.words();
        Ticks end = givens.soundingEnd();
        int closingBar = givens.lastEndingFrom(end)
                .map(stroke -> frame.barAt(stroke.onset()))
                .orElse(frame.barAt(end.minus(new Ticks(1))));
        classOf = pitches.classes(closingBar);
        int classes = 1;
        for (int number : classOf) {
            classes = Math.max(classes, number + 1);
        }
        membersOf = new PitchMask[classes];
        exampleOf = new int[classes];
        for (int number = 1; number < classes; number++) {
            int wanted = number;
            membersOf[number] = PitchMask.of(midi -> classOf[midi] == wanted);
            exampleOf[number] = membersOf[number].next(0);
        }
        graph = new RhythmGraph(frame, givens, counting);
        if (!contradictory) {
            graph.backwards().forEach(node -> settle(node, counting));
        }
    }

    Frame frame() {
        return frame;
    }

    PitchRules pitches() {
        return pitches;
    }

    RhythmGraph graph() {
        return graph;
    }

    /** Whether the constraints can be met. */
    public boolean isOpen() {
        return !contradictory && start().isOpen();
    }

    /** Where the frame begins. */
    public State start() {
        boolean rests = frame.before().isEmpty()
                ? frame.conditions().start().isBefore(frame.from())
                : frame.before().get(frame.before().size() - 1).end().isBefore(frame.from());
        return new State(this, graph.start(), rests, givens.pitchBefore(frame.from()), false, 0);
    }

    private void settle(Node node, Counting counting) {
        node.afterNote = new long[membersOf.length][];
        node.afterRest = new long[membersOf.length][];
        boolean end = !node.place.isBefore(frame.end());
        int given = givens.pitchBefore(node.place);
        for (int before = 0; before < membersOf.length; before++) {
            long[] note = end ? counting.finals() : new long[words];
            long[] rest = end ? note : new long[words];
            for (Edge edge : node.edges) {
                long[] through = through(node, edge, before, given);
                for (int word = 0; word < words; word++) {
                    note[word] |= through[word];
                    rest[word] |= edge.kind() == Kind.REST ? 0 : through[word];
                }
            }
            node.afterNote[before] = note;
            node.afterRest[before] = rest;
        }
    }

    /** The counts from which an edge leads to the end. */
    private long[] through(Node node, Edge edge, int before, int given) {
        Node to = edge.to();
        if (edge.kind() == Kind.REST || edge.kind() == Kind.SILENCE) {
            return to.afterRest[before];
        }
        if (edge.kind() != Kind.OPEN || edge.last() || before == UNWRITTEN) {
            return throughNote(node, edge, before, given);
        }
        if (to.openNotesBar != node.bar) { // from one bar all open notes offer the same
            to.openNotesBar = node.bar;
            to.beforeOpenNote = new long[membersOf.length][];
        }
        if (to.beforeOpenNote[before] == null) {
            to.beforeOpenNote[before] = throughNote(node, edge, before, given);
        }
        return to.beforeOpenNote[before];
    }

    private long[] throughNote(Node node, Edge edge, int before, int given) {
        long[] counts = new long[words];
        boolean unwritten = before == UNWRITTEN;
        PitchMask choice = choice(node, edge, unwritten ? given : exampleOf[before], unwritten);
        if (unwritten && edge.kind() == Kind.LOCKED) {
            if (!choice.isEmpty()) {
                union(edge.to().afterNote[UNWRITTEN], edge.counted(), counts);
            }
            return counts;
        }
        for (int next = 1; next < membersOf.length; next++) {
            if (choice.meets(membersOf[next])) {
                union(edge.to().afterNote[next], edge.counted(), counts);
            }
        }
        return counts;
    }

    /** The pitches that an edge offers, whatever comes after. */
    PitchMask choice(Node node, Edge edge, int pitchBefore, boolean unwritten) {
        return switch (edge.kind()) {
            case REST, SILENCE -> PitchMask.NONE;
            case LOCKED -> pitches.locked(edge.pitch(), edge.last());
            case SEQUENCE -> pitches.inSequence(edge.pitch(), node.bar, unwritten, edge.last());
            case OPEN -> pitches.open(pitchBefore, node.bar, unwritten, edge.last());
        };
    }

    /** Counts after a note are one higher than before it. */
    private static void union(long[] from, boolean counted, long[] into) {
        for (int i = 0; i < into.length; i++) {
            long word = from[i];
            if (counted) {
                long carried = i + 1 < from.length ? from[i + 1] << 63 : 0;
                word = word >>> 1 | carried;
            }
            into[i] |= word;
        }
    }

    /** Whether a pitch may stand before another: the model may write it, or it is given. */
    boolean mayPrecede(int midi) {
        return pitches.everywhere().has(midi) || givens.hasPitch(midi);
    }

    /** Whether something given, or the end, comes in the next bars. */
    boolean isNearGiven(Ticks place, int bars) {
        int last = Math.min(frame.barAt(place) + bars, frame.conditions().bars().size() - 1);
        return !givens.boundaryAfter(place)
                .isAfter(frame.conditions().bars().get(last).end());
    }

    /** Some bars behind a time, of the length of the bar there. */
    public Ticks barsBehind(Ticks time, int bars) {
        return time.plus(frame.conditions()
                .bars()
                .get(frame.barAt(time))
                .metre()
                .barLength()
                .times(bars));
    }

    /** Whether a constraint binds every note in a way that wants to be prepared. */
    boolean isBoundThroughout() {
        return boundThroughout;
    }

    /** Where the last choice is made that the model has; nothing if all is given. */
    public Optional<Ticks> lastChoice() {
        for (Node node : graph.backwards()) {
            for (Edge edge : node.edges) {
                if (edge.kind() != Kind.LOCKED && edge.kind() != Kind.SILENCE) {
                    return Optional.of(node.place);
                }
            }
        }
        return Optional.empty();
    }

    int classAfter(int pitch, boolean unwritten) {
        return unwritten ? UNWRITTEN : classOf[pitch];
    }

    static boolean has(long[] counts, int count) {
        return count / 64 < counts.length && (counts[count / 64] >>> (count % 64) & 1) != 0;
    }
}
