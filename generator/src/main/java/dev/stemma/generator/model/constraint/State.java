package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Node.Edge;
import dev.stemma.generator.model.constraint.Node.Kind;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.BitSet;
import java.util.Optional;

/** A state of an {@link Automaton}: before a rhythm token, or between a note's rhythm token and its pitch. Immutable. */
public final class State {
    private final Automaton automaton;
    private final Node node;
    private final boolean rests;
    private final int pitchBefore;
    private final boolean written;
    private final int notes;
    private final Edge pending;

    State(Automaton automaton, Node node, boolean rests, int pitchBefore, boolean written, int notes) {
        this(automaton, node, rests, pitchBefore, written, notes, null);
    }

    private State(
            Automaton automaton, Node node, boolean rests, int pitchBefore, boolean written, int notes, Edge pending) {
        this.automaton = automaton;
        this.node = node;
        this.rests = rests;
        this.pitchBefore = pitchBefore;
        this.written = written;
        this.notes = notes;
        this.pending = pending;
    }

    /** Where the next event begins; while a pitch is due, where its note begins. */
    public Ticks now() {
        return node.place;
    }

    /** Whether the bars are full. */
    public boolean isComplete() {
        return !node.place.isBefore(automaton.frame().end());
    }

    /** Whether a pitch is due. */
    public boolean awaitsPitch() {
        return pending != null;
    }

    boolean isOpen() {
        int before = written ? automaton.classAfter(pitchBefore, false) : Automaton.UNWRITTEN;
        return Automaton.has(node.values(rests)[before], notes);
    }

    /** The tokens after which the constraints can still be met. */
    public BitSet allowed() {
        BitSet tokens = new BitSet();
        if (pending != null) {
            PitchMask choice = choice(pending);
            for (int midi = choice.next(0); midi >= 0; midi = choice.next(midi + 1)) {
                if (isOpenAfter(pending, midi)) {
                    tokens.set(token(midi));
                }
            }
            return tokens;
        }
        for (Edge edge : node.edges) {
            if (leadsOn(edge)) {
                tokens.set(edge.token());
            }
        }
        return tokens;
    }

    private boolean leadsOn(Edge edge) {
        if (edge.kind() == Kind.REST || edge.kind() == Kind.SILENCE) {
            return !(rests && edge.kind() == Kind.REST) && rest(edge).isOpen();
        }
        PitchMask choice = choice(edge);
        for (int midi = choice.next(0); midi >= 0; midi = choice.next(midi + 1)) {
            if (isOpenAfter(edge, midi)) {
                return true;
            }
        }
        return false;
    }

    private PitchMask choice(Edge edge) {
        return automaton.choice(node, edge, pitchBefore, !written);
    }

    private boolean isOpenAfter(Edge edge, int midi) {
        return note(edge, midi).isOpen();
    }

    private State rest(Edge edge) {
        return new State(automaton, edge.to(), true, pitchBefore, written, notes);
    }

    private State note(Edge edge, int midi) {
        return new State(
                automaton,
                edge.to(),
                false,
                midi,
                written || edge.kind() != Kind.LOCKED,
                notes + (edge.counted() ? 1 : 0));
    }

    private int token(int midi) {
        return automaton
                .frame()
                .vocabulary()
                .pitchToken(midi - automaton.frame().referenceTonic());
    }

    /** Whether the next token is that of a given note or silence, not the model's choice. */
    public boolean isGiven() {
        if (pending != null) {
            return pending.kind() == Kind.LOCKED;
        }
        return node.edges.size() == 1
                && (node.edges.get(0).kind() == Kind.LOCKED || node.edges.get(0).kind() == Kind.SILENCE);
    }

    /** What an event of this token really lasts. */
    public Ticks duration(int token) {
        return pending != null ? pending.duration() : edge(token).duration();
    }

    private Edge edge(int token) {
        for (Edge edge : node.edges) {
            if (edge.token() == token) {
                return edge;
            }
        }
        throw new IllegalArgumentException("token " + token + " does not stand at " + node.place);
    }

    /** The note that a pitch token would make here. */
    public Note note(int token) {
        return new Note(node.place, pending.duration(), new Pitch(midi(token)));
    }

    private int midi(int token) {
        if (pending.kind() != Kind.OPEN) {
            return pending.pitch();
        }
        Vocabulary vocabulary = automaton.frame().vocabulary();
        return automaton.frame().referenceTonic() + vocabulary.pitch(token);
    }

    /** The state after a token of {@link #allowed}. */
    public State after(int token) {
        if (pending != null) {
            return note(pending, midi(token));
        }
        Edge edge = edge(token);
        boolean rest = edge.kind() == Kind.REST || edge.kind() == Kind.SILENCE;
        return rest ? rest(edge) : new State(automaton, node, rests, pitchBefore, written, notes, edge);
    }

    Optional<Edge> pending() {
        return Optional.ofNullable(pending);
    }

    Node node() {
        return node;
    }

    int pitchBefore() {
        return pitchBefore;
    }

    boolean rests() {
        return rests;
    }

    boolean isWritten() {
        return written;
    }
}
