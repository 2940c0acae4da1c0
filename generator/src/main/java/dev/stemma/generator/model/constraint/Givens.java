package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What locks and fixed rhythms say about every time of a piece, and the pitches fixed in order. */
final class Givens {
    static final int OPEN = -1;

    /** A note that must begin at its onset. {@code pitch} is {@link #OPEN} where only its rhythm is fixed. */
    record Stroke(Ticks onset, Ticks duration, int pitch) {
        Ticks end() {
            return onset.plus(duration);
        }

        boolean isLocked() {
            return pitch != OPEN;
        }
    }

    private final Frame frame;
    private final TreeMap<Long, Stroke> strokes = new TreeMap<>();
    private final List<Span> told = new ArrayList<>();
    private final List<Span> locked = new ArrayList<>();
    private final List<FixedPitches> sequences;
    private final TreeSet<Long> boundaries = new TreeSet<>();
    private final PitchMask pitches;
    private boolean contradictory;

    Givens(Frame frame, List<Constraint> constraints) {
        this.frame = frame;
        for (Constraint constraint : constraints) {
            if (constraint instanceof LockedNotes lock) {
                lock.notes().forEach(this::lock);
            } else if (constraint instanceof LockedPassage passage) {
                passage.notes().forEach(this::lock);
                tell(passage.span());
                locked.add(passage.span());
            } else if (constraint instanceof FixedRhythm rhythm) {
                rhythm.notes()
                        .forEach(note -> add(new Stroke(note.from(), note.to().minus(note.from()), OPEN)));
                tell(rhythm.span());
            }
        }
        sequences = constraints.stream()
                .filter(FixedPitches.class::isInstance)
                .map(FixedPitches.class::cast)
                .sorted(Comparator.comparing(sequence -> sequence.span().from()))
                .toList();
        sequences.forEach(sequence -> requireInFrame(sequence.span()));
        for (int i = 1; i < sequences.size(); i++) {
            contradictory |= sequences
                    .get(i)
                    .span()
                    .from()
                    .isBefore(sequences.get(i - 1).span().to());
        }
        pitches = PitchMask.of(this::findPitch);
        checkOverlaps();
        checkTold(constraints);
    }

    private boolean findPitch(int midi) {
        return strokes.values().stream().anyMatch(stroke -> stroke.pitch() == midi)
                || sequences.stream().anyMatch(sequence -> sequence.pitches().contains(new Pitch(midi)))
                || frame.before().stream().anyMatch(note -> note.pitch().midi() == midi);
    }

    private void lock(Note note) {
        add(new Stroke(note.onset(), note.duration(), note.pitch().midi()));
        locked.add(new Span(note.onset(), note.end()));
    }

    private void add(Stroke stroke) {
        Stroke same = strokes.get(stroke.onset().value());
        if (same != null) {
            contradictory |= !same.duration().equals(stroke.duration())
                    || (same.isLocked() && stroke.isLocked() && same.pitch() != stroke.pitch());
        }
        if (same == null || !same.isLocked()) {
            strokes.put(stroke.onset().value(), stroke);
        }
        contradictory |= stroke.onset().isBefore(frame.from()) || stroke.end().isAfter(frame.end());
        boundaries.add(stroke.onset().value());
    }

    private void tell(Span span) {
        told.add(span);
        boundaries.add(span.from().value());
        boundaries.add(span.to().value());
        requireInFrame(span);
    }

    private void requireInFrame(Span span) {
        contradictory |= span.from().isBefore(frame.from()) || span.to().isAfter(frame.end());
    }

    private void checkOverlaps() {
        Ticks end = Ticks.ZERO;
        for (Stroke stroke : strokes.values()) {
            contradictory |= stroke.onset().isBefore(end);
            end = Ticks.max(end, stroke.end());
        }
    }

    /** A stretch of which all is told holds no note that it does not tell. */
    private void checkTold(List<Constraint> constraints) {
        for (Constraint constraint : constraints) {
            if (constraint instanceof LockedPassage passage) {
                requireOnly(
                        passage.span(),
                        passage.notes().stream().map(Note::onset).toList());
            } else if (constraint instanceof FixedRhythm rhythm) {
                requireOnly(
                        rhythm.span(), rhythm.notes().stream().map(Span::from).toList());
            }
        }
    }

    private void requireOnly(Span span, List<Ticks> onsets) {
        TreeSet<Ticks> own = new TreeSet<>(onsets);
        Map.Entry<Long, Stroke> before = strokes.lowerEntry(span.from().value());
        contradictory |= before != null && before.getValue().end().isAfter(span.from());
        for (Stroke stroke :
                strokes.subMap(span.from().value(), span.to().value()).values()) {
            contradictory |= !own.contains(stroke.onset());
        }
    }

    /** Whether two of the givens cannot both be kept. */
    boolean isContradictory() {
        return contradictory;
    }

    Optional<Stroke> at(Ticks place) {
        return Optional.ofNullable(strokes.get(place.value()));
    }

    /** Whether no note may sound here unless a given one begins. */
    boolean isTold(Ticks place) {
        for (Span span : told) {
            if (span.holds(place)) {
                return true;
            }
        }
        return false;
    }

    /** The next time at which something given begins or ends. */
    Ticks boundaryAfter(Ticks place) {
        Long next = boundaries.higher(place.value());
        return next == null ? frame.end() : Ticks.min(frame.end(), new Ticks(next));
    }

    Optional<FixedPitches> sequenceAt(Ticks place) {
        for (FixedPitches sequence : sequences) {
            if (sequence.span().holds(place)) {
                return Optional.of(sequence);
            }
        }
        return Optional.empty();
    }

    /** Whether an event leaves no room for a stretch of fixed pitches that begins after it does. */
    boolean passesOverSequence(Ticks from, Ticks to) {
        for (FixedPitches sequence : sequences) {
            Span span = sequence.span();
            if (span.from().isAfter(from)
                    && !span.to().isAfter(to)
                    && !sequence.pitches().isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a given note, or one of a fixed sequence, has a pitch. */
    boolean hasPitch(int midi) {
        return pitches.has(midi);
    }

    /** The pitch of the last given note that begins before a time, {@link #OPEN} if there is none. */
    int pitchBefore(Ticks place) {
        for (Stroke stroke :
                strokes.headMap(place.value(), false).descendingMap().values()) {
            if (stroke.isLocked()) {
                return stroke.pitch();
            }
        }
        return frame.before().isEmpty()
                ? OPEN
                : frame.before().get(frame.before().size() - 1).pitch().midi();
    }

    /** Whether a stretch is locked from one end to the other. */
    boolean isLocked(Ticks from, Ticks to) {
        Ticks at = from;
        boolean moved = true;
        while (at.isBefore(to) && moved) {
            moved = false;
            for (Span span : locked) {
                if (span.holds(at)) {
                    at = span.to();
                    moved = true;
                }
            }
        }
        return !at.isBefore(to);
    }

    /** Where the last note ends: at the end of the piece, or before the silence that is given there. */
    Ticks soundingEnd() {
        Ticks end = frame.end();
        for (boolean moved = true; moved; ) {
            moved = false;
            Map.Entry<Long, Stroke> last = strokes.lowerEntry(end.value());
            Ticks lastEnd = last == null ? frame.from() : last.getValue().end();
            for (Span span : told) {
                if (!span.to().isBefore(end) && span.from().isBefore(end)) {
                    Ticks earlier = Ticks.max(span.from(), Ticks.min(lastEnd, end));
                    moved |= earlier.isBefore(end);
                    end = earlier;
                }
            }
        }
        return end;
    }

    /** The given note that ends at or after a time, if it is the last. */
    Optional<Stroke> lastEndingFrom(Ticks time) {
        return Optional.ofNullable(strokes.lastEntry())
                .map(Map.Entry::getValue)
                .filter(stroke -> !stroke.end().isBefore(time));
    }
}
