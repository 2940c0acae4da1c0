package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.model.constraint.Givens.Stroke;
import dev.stemma.generator.model.constraint.Node.Edge;
import dev.stemma.generator.model.constraint.Node.Kind;
import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The states of rhythm that can be reached from the beginning of a frame, and the events between them. */
final class RhythmGraph {
    /** Bits of a key for notes in a bar and for pitches of a sequence. */
    private static final int NOTE_BITS = 8;

    private static final int SEQUENCE_BITS = 14;

    private final Map<Long, int[]> written = new HashMap<>();
    private Optional<Metre> writtenMetre = Optional.empty();
    private final Frame frame;
    private final Vocabulary vocabulary;
    private final Givens givens;
    private final Counting counting;
    private final Ticks soundingEnd;
    private final Map<Long, Node> nodes = new HashMap<>();
    private final TreeMap<Long, List<Node>> layers = new TreeMap<>();
    private final Node start;

    RhythmGraph(Frame frame, Givens givens, Counting counting) {
        this.frame = frame;
        this.vocabulary = frame.vocabulary();
        this.givens = givens;
        this.counting = counting;
        this.soundingEnd = givens.soundingEnd();
        this.start = node(frame.from(), 0, 0);
        Map.Entry<Long, List<Node>> layer = layers.firstEntry();
        while (layer != null) {
            for (Node node : layer.getValue()) {
                if (node.place.isBefore(frame.end())) {
                    connect(node);
                }
            }
            layer = layers.higherEntry(layer.getKey());
        }
    }

    Node start() {
        return start;
    }

    /** From the last place to the first. */
    Iterable<Node> backwards() {
        return () ->
                layers.descendingMap().values().stream().flatMap(List::stream).iterator();
    }

    private Node node(Ticks place, int notesInBar, int sequenceIndex) {
        Long key = (place.value() << SEQUENCE_BITS | sequenceIndex) << NOTE_BITS | notesInBar;
        Node node = nodes.get(key);
        if (node == null) {
            node = new Node(place, frame.barAt(place), notesInBar, sequenceIndex);
            nodes.put(key, node);
            layers.computeIfAbsent(place.value(), any -> new ArrayList<>()).add(node);
        }
        return node;
    }

    private void connect(Node node) {
        Optional<Stroke> stroke = givens.at(node.place);
        if (stroke.isPresent()) {
            note(
                    node,
                    vocabulary.noteToken(stroke.get().duration()),
                    stroke.get().duration(),
                    stroke);
        } else if (givens.isTold(node.place)) {
            Ticks end = Ticks.min(givens.boundaryAfter(node.place), bar(node).end());
            silence(node, end);
        } else {
            open(node);
        }
    }

    private void open(Node node) {
        Bar bar = bar(node);
        Ticks limit = Ticks.min(givens.boundaryAfter(node.place), bar.end());
        Ticks inBar = Style.inBar(node.place, bar);
        if (!Style.isOnGrid(inBar, bar)) {
            silence(node, Ticks.min(limit, Style.nextQuaver(node.place, bar)));
            return;
        }
        for (int token : written(inBar, bar)) {
            Ticks duration = vocabulary.duration(token);
            Ticks end = node.place.plus(duration);
            if (end.isAfter(limit)) {
                continue;
            }
            if (vocabulary.isRest(token)) {
                if (end.isBefore(soundingEnd)) {
                    add(node, token, duration, Kind.REST, Givens.OPEN);
                }
            } else if (!end.equals(frame.end()) || closes(duration, inBar, bar)) {
                note(node, token, duration, Optional.empty());
            }
        }
        boolean offGrid = !Style.isOnGrid(Style.inBar(limit, bar), bar);
        if (offGrid && limit.isBefore(frame.end()) && !limit.isAfter(Style.nextQuaver(node.place, bar))) {
            silence(node, limit);
        }
    }

    /** The tokens that may be written at a place of a bar, the same in every bar of a metre. */
    private int[] written(Ticks inBar, Bar bar) {
        if (writtenMetre.isEmpty() || !writtenMetre.get().equals(bar.metre())) {
            writtenMetre = Optional.of(bar.metre());
            written.clear();
        }
        int[] tokens = written.get(inBar.value());
        if (tokens == null) {
            tokens = new int[vocabulary.firstPitchToken()];
            int count = 0;
            for (int token = 0; token < tokens.length; token++) {
                Ticks duration = vocabulary.duration(token);
                boolean breath = vocabulary.isNote(token) || Style.isBreath(duration);
                if (breath && Style.isWritten(inBar, duration, bar)) {
                    tokens[count++] = token;
                }
            }
            tokens = Arrays.copyOf(tokens, count);
            written.put(inBar.value(), tokens);
        }
        return tokens;
    }

    private boolean closes(Ticks duration, Ticks inBar, Bar bar) {
        return !duration.isBefore(frame.closing()) && Style.isAccented(inBar, bar);
    }

    private Bar bar(Node node) {
        return frame.conditions().bars().get(node.bar);
    }

    /** A silence that leaves no choice, in as many rests as it takes to write it. */
    private void silence(Node node, Ticks end) {
        int token = vocabulary.restToken(end.minus(node.place));
        Ticks duration = Ticks.min(end.minus(node.place), vocabulary.duration(token));
        add(node, token, duration, Kind.SILENCE, Givens.OPEN);
    }

    private void note(Node node, int token, Ticks duration, Optional<Stroke> stroke) {
        int locked = stroke.map(Stroke::pitch).orElse(Givens.OPEN);
        Optional<FixedPitches> sequence = givens.sequenceAt(node.place);
        if (sequence.isEmpty()) {
            add(node, token, duration, locked == Givens.OPEN ? Kind.OPEN : Kind.LOCKED, locked);
            return;
        }
        List<Pitch> pitches = sequence.get().pitches();
        if (node.sequenceIndex < pitches.size()) {
            int pitch = pitches.get(node.sequenceIndex).midi();
            if (locked == Givens.OPEN) {
                add(node, token, duration, Kind.SEQUENCE, pitch);
            } else if (locked == pitch) {
                add(node, token, duration, Kind.LOCKED, pitch);
            }
        }
    }

    private void add(Node node, int token, Ticks duration, Kind kind, int pitch) {
        boolean isNote = kind != Kind.REST && kind != Kind.SILENCE;
        Ticks end = node.place.plus(duration);
        int notes = node.notesInBar + (isNote && counting.isCountedInBar(node.bar) ? 1 : 0);
        int index = indexAt(node, end, isNote);
        int notesThen = notesAt(node.bar, end, notes);
        if (index < 0 || notesThen < 0) {
            return;
        }
        node.edges.add(new Edge(
                token,
                duration,
                kind,
                pitch,
                isNote && !end.isBefore(soundingEnd),
                isNote && counting.isCountedInAll(node.bar),
                node(end, notesThen, index)));
    }

    /** How many of the fixed pitches are used at the end of an event, -1 if a stretch would end with too few. */
    private int indexAt(Node node, Ticks end, boolean isNote) {
        if (givens.passesOverSequence(node.place, end)) {
            return -1;
        }
        Optional<FixedPitches> sequence = givens.sequenceAt(node.place);
        if (sequence.isEmpty()) {
            return 0;
        }
        int index = node.sequenceIndex + (isNote ? 1 : 0);
        Ticks close = sequence.get().span().to();
        if (end.isBefore(close)) {
            return index;
        }
        boolean within = !isNote || end.equals(close);
        return within && index == sequence.get().pitches().size() ? 0 : -1;
    }

    /** How many notes its bar has at the end of an event, -1 if a bar would have too many or end with too few. */
    private int notesAt(int bar, Ticks end, int notes) {
        if (!counting.isNotTooMany(bar, notes)) {
            return -1;
        }
        List<Bar> bars = frame.conditions().bars();
        if (end.isBefore(bars.get(bar).end())) {
            return notes;
        }
        int then = notes;
        for (int i = bar; i < bars.size() && !end.isBefore(bars.get(i).end()); i++) {
            if (!counting.isEnough(i, then)) {
                return -1;
            }
            then = 0;
        }
        return 0;
    }
}
