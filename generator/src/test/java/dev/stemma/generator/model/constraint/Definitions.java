package dev.stemma.generator.model.constraint;

import dev.stemma.generator.music.Bar;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every constraint means, written down as a check of finished melodies. It shares no code with the automaton: it
 * looks at notes, never at tokens, states or masks.
 */
public final class Definitions {
    private final Frame frame;
    private final List<Constraint> constraints;
    private final Function<NoKnownRun, ForbiddenRuns> known;
    private final List<Note> locked;
    private final Ticks end;

    public Definitions(Frame frame, List<Constraint> constraints, Function<NoKnownRun, ForbiddenRuns> known) {
        this.frame = frame;
        this.constraints = constraints;
        this.known = known;
        this.end = frame.conditions().end();
        this.locked = constraints.stream()
                .flatMap(constraint -> constraint instanceof LockedNotes lock
                        ? lock.notes().stream()
                        : constraint instanceof LockedPassage passage ? passage.notes().stream() : Stream.empty())
                .distinct()
                .toList();
    }

    /** What a melody breaks; nothing if it keeps everything. Its notes ascend and do not overlap. */
    public Optional<String> broken(List<Note> notes) {
        return firstOf(
                () -> constraints.stream()
                        .flatMap(each -> breaks(each, notes).stream())
                        .findFirst(),
                () -> notes.stream()
                        .flatMap(note -> badlyWritten(note, notes).stream())
                        .findFirst(),
                () -> badSilence(notes),
                () -> badEnd(notes));
    }

    @SafeVarargs
    private static Optional<String> firstOf(java.util.function.Supplier<Optional<String>>... checks) {
        for (java.util.function.Supplier<Optional<String>> check : checks) {
            Optional<String> found = check.get();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private boolean isWritten(Note note) {
        return !locked.contains(note);
    }

    private boolean isInSequence(Note note) {
        return constraints.stream()
                .anyMatch(each -> each instanceof FixedPitches fixed && within(note.onset(), fixed.span()));
    }

    private boolean hasFixedRhythm(Note note) {
        return constraints.stream()
                .anyMatch(each -> each instanceof FixedRhythm fixed
                        && fixed.notes().contains(new Span(note.onset(), note.end())));
    }

    private static boolean within(Ticks time, Span span) {
        return time.compareTo(span.from()) >= 0 && time.compareTo(span.to()) < 0;
    }

    private static boolean overlaps(Note note, Span span) {
        return note.onset().compareTo(span.to()) < 0 && note.end().compareTo(span.from()) > 0;
    }

    private Optional<String> breaks(Constraint constraint, List<Note> notes) {
        return Optional.of(constraint.wording().phrase()).filter(phrase -> !keeps(constraint, notes));
    }

    private boolean keeps(Constraint constraint, List<Note> notes) {
        List<Note> written = notes.stream().filter(this::isWritten).toList();
        if (constraint instanceof LockedNotes lock) {
            return notes.containsAll(lock.notes());
        } else if (constraint instanceof LockedPassage passage) {
            return overlapping(notes, passage.span()).equals(passage.notes()) && inFrame(passage.span());
        } else if (constraint instanceof FixedRhythm rhythm) {
            return overlapping(notes, rhythm.span()).stream()
                            .map(note -> new Span(note.onset(), note.end()))
                            .toList()
                            .equals(rhythm.notes())
                    && inFrame(rhythm.span());
        } else if (constraint instanceof FixedPitches fixed) {
            List<Note> inside = notes.stream()
                    .filter(note -> within(note.onset(), fixed.span()))
                    .toList();
            return inside.stream().map(Note::pitch).toList().equals(fixed.pitches())
                    && inside.stream()
                            .allMatch(note -> note.end().compareTo(fixed.span().to()) <= 0)
                    && inFrame(fixed.span());
        } else if (constraint instanceof PitchClasses set) {
            return written.stream()
                    .allMatch(note -> set.classes().contains(note.pitch().midi() % 12));
        } else if (constraint instanceof Range range) {
            return written.stream()
                    .allMatch(note -> note.pitch().compareTo(range.lowest()) >= 0
                            && note.pitch().compareTo(range.highest()) <= 0);
        } else if (constraint instanceof Scale scale) {
            return keepsScale(scale.key(), notes);
        } else if (constraint instanceof Density density) {
            return keepsDensity(density, notes);
        } else if (constraint instanceof Contour contour) {
            return written.stream().allMatch(note -> isNear(contour, note));
        } else if (constraint instanceof Cadence cadence) {
            return notes.isEmpty() || isFinal(cadence, notes);
        } else if (constraint instanceof FirstNote first) {
            return written.isEmpty() || written.get(0).pitch().equals(first.pitch());
        } else if (constraint instanceof NoKnownRun runs) {
            return !holdsRun(runs, notes);
        } else if (constraint instanceof NoLoop loop) {
            return !loops(loop, notes);
        }
        throw new AssertionError(constraint);
    }

    private boolean inFrame(Span span) {
        return span.from().compareTo(frame.from()) >= 0 && span.to().compareTo(end) <= 0;
    }

    private static List<Note> overlapping(List<Note> notes, Span span) {
        return notes.stream().filter(note -> overlaps(note, span)).toList();
    }

    private boolean keepsScale(Key key, List<Note> notes) {
        int before = frame.before().isEmpty()
                ? -1
                : frame.before().get(frame.before().size() - 1).pitch().midi();
        for (Note note : notes) {
            int degree = Math.floorMod(note.pitch().midi() - key.tonic().pitchClass(), 12);
            boolean minor = key.mode() == Mode.MINOR;
            if (isWritten(note)) {
                boolean raised = minor && (degree == 9 || degree == 11);
                if (!key.mode().degrees().contains(degree) && !raised) {
                    return false;
                }
                int last = before < 0 ? -1 : Math.floorMod(before - key.tonic().pitchClass(), 12);
                Set<Integer> pair = Set.of(degree, last == degree ? -2 : last);
                if (minor && !isInSequence(note) && (pair.equals(Set.of(8, 9)) || pair.equals(Set.of(10, 11)))) {
                    return false;
                }
            }
            before = note.pitch().midi();
        }
        return true;
    }

    private boolean keepsDensity(Density density, List<Note> notes) {
        int bars = 0;
        int sum = 0;
        for (int i = frame.firstBar(); i <= frame.lastBar(); i++) {
            Bar bar = frame.conditions().bars().get(i);
            Ticks from = Ticks.max(bar.start(), frame.from());
            if (!from.isBefore(bar.end()) || isWhollyLocked(from, bar.end())) {
                continue;
            }
            Span span = new Span(bar.start(), bar.end());
            int count = (int)
                    notes.stream().filter(note -> within(note.onset(), span)).count();
            if (density.scope() == Density.Scope.EACH_BAR && (count < density.fewest() || count > density.most())) {
                return false;
            }
            bars++;
            sum += count;
        }
        return density.scope() == Density.Scope.EACH_BAR
                || (sum >= bars * density.fewest() && sum <= bars * density.most());
    }

    private boolean isWhollyLocked(Ticks from, Ticks to) {
        List<Span> spans = new ArrayList<>(
                locked.stream().map(note -> new Span(note.onset(), note.end())).toList());
        constraints.forEach(each -> {
            if (each instanceof LockedPassage passage) {
                spans.add(passage.span());
            }
        });
        return everyEighthOfAQuaver(from, to).allMatch(time -> spans.stream().anyMatch(span -> within(time, span)));
    }

    private static Stream<Ticks> everyEighthOfAQuaver(Ticks from, Ticks to) {
        return Stream.iterate(from, time -> time.isBefore(to), time -> time.plus(Ticks.quarters(1, 24)));
    }

    private boolean isNear(Contour contour, Note note) {
        List<Bar> bars = frame.conditions().bars();
        int bar = 0;
        while (bar + 1 < bars.size() && !note.onset().isBefore(bars.get(bar).end())) {
            bar++;
        }
        if (bar < frame.firstBar() || bar > frame.lastBar()) {
            return true;
        }
        int steps = frame.lastBar() - frame.firstBar();
        int last = contour.points().size() - 1;
        double at = steps == 0 ? 0 : (double) (bar - frame.firstBar()) * last / steps;
        int left = (int) Math.floor(at + 1e-9);
        double right =
                left == last ? contour.points().get(last) : contour.points().get(left + 1);
        double line = contour.points().get(left)
                + (at - left) * (right - contour.points().get(left));
        return Math.abs(note.pitch().midi() - line) <= contour.tolerance() + 1e-6;
    }

    private boolean isFinal(Cadence cadence, List<Note> notes) {
        Note last = notes.get(notes.size() - 1);
        List<Integer> degrees = frame.key().mode().degrees();
        if (cadence.degree() > degrees.size()) {
            return false;
        }
        int pitchClass = (frame.key().tonic().pitchClass() + degrees.get(cadence.degree() - 1)) % 12;
        if (last.pitch().midi() % 12 != pitchClass) {
            return false;
        }
        if (!isWritten(last) || isInSequence(last)) {
            return true;
        }
        List<Note> all = Stream.concat(frame.before().stream(), notes.stream()).toList();
        if (all.size() == 1) {
            return true;
        }
        int from = all.get(all.size() - 2).pitch().midi();
        int distance = Math.abs(from - last.pitch().midi());
        for (int midi = 0; midi < 128; midi++) {
            if (midi % 12 == pitchClass && inEveryRange(midi) && Math.abs(midi - from) < distance) {
                return false;
            }
        }
        return true;
    }

    private boolean inEveryRange(int midi) {
        return constraints.stream()
                .allMatch(each -> !(each instanceof Range range)
                        || (midi >= range.lowest().midi()
                                && midi <= range.highest().midi()));
    }

    private boolean holdsRun(NoKnownRun runs, List<Note> notes) {
        int length = runs.notes();
        List<Note> all = Stream.concat(frame.before().stream(), notes.stream()).toList();
        for (int i = 0; i + length <= all.size(); i++) {
            List<Note> run = all.subList(i, i + length);
            boolean any = run.stream().anyMatch(note -> notes.contains(note) && isWritten(note));
            if (any && known.apply(runs).ends(run)) {
                return true;
            }
        }
        return false;
    }

    private boolean loops(NoLoop loop, List<Note> notes) {
        List<Note> all = Stream.concat(frame.before().stream(), notes.stream()).toList();
        Ticks longest = frame.conditions().bars().get(0).length().times(loop.bars());
        for (int from = 0; from < all.size(); from++) {
            for (int to = from + 2; to <= all.size(); to++) {
                List<Note> stretch = all.subList(from, to);
                Ticks length = stretch.get(stretch.size() - 1)
                        .end()
                        .minus(stretch.get(0).onset());
                boolean any = stretch.stream().anyMatch(note -> notes.contains(note) && isWritten(note));
                if (any && length.isAfter(longest) && isThreeTimesAFigure(stretch, length, longest)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isThreeTimesAFigure(List<Note> stretch, Ticks length, Ticks longest) {
        for (int figure = 1; figure < stretch.size(); figure++) {
            Ticks period = stretch.get(figure).onset().minus(stretch.get(0).onset());
            boolean same = true;
            for (int i = figure; i < stretch.size(); i++) {
                Note before = stretch.get(i - figure);
                same &= stretch.get(i).equals(new Note(before.onset().plus(period), before.duration(), before.pitch()));
            }
            if (same && !period.isAfter(longest) && period.times(3).compareTo(length) <= 0) {
                return true;
            }
        }
        return false;
    }

    /** A new note has a pitch and a duration of the vocabulary, stays in its bar and is easy to read. */
    private Optional<String> badlyWritten(Note note, List<Note> notes) {
        if (!isWritten(note)) {
            return Optional.empty();
        }
        int pitch = note.pitch().midi() - frame.referenceTonic();
        boolean singable = isInSequence(note)
                || (pitch >= frame.vocabulary().lowestPitch()
                        && pitch <= frame.vocabulary().highestPitch());
        boolean readable = hasFixedRhythm(note) || isReadable(note.onset(), note.duration());
        return Optional.of("badly written: " + note).filter(any -> !singable || !readable);
    }

    private boolean isReadable(Ticks onset, Ticks duration) {
        Bar bar = frame.conditions().bars().stream()
                .filter(each -> onset.isBefore(each.end()))
                .findFirst()
                .orElseThrow();
        if (!frame.vocabulary().durations().contains(duration)
                || onset.plus(duration).isAfter(bar.end())) {
            return false;
        }
        long place = onset.minus(bar.start()).toUnits(24);
        long length = duration.toUnits(24);
        if (!bar.metre().isCompound()) {
            boolean straight = place % 3 == 0 && length % 3 == 0;
            boolean triplet = place % 4 == 0 && length % 4 == 0 && length % 3 != 0;
            boolean inside = place / 24 == (place + length - 1) / 24;
            return straight && (inside || place % 12 == 0) || triplet && inside;
        }
        long beat = bar.metre().unit().toUnits(24) * 3;
        boolean inside = place / beat == (place + length - 1) / beat;
        return place % 3 == 0 && length % 3 == 0 && (inside || place % beat == 0);
    }

    private List<Span> told() {
        return constraints.stream()
                .flatMap(each -> each instanceof LockedPassage passage
                        ? Stream.of(passage.span())
                        : each instanceof FixedRhythm rhythm ? Stream.of(rhythm.span()) : Stream.empty())
                .toList();
    }

    private boolean isTold(Ticks time) {
        return told().stream().anyMatch(span -> within(time, span));
    }

    /** Every silence that is not told is one rest of a quaver to a half note that no rest comes before. */
    private Optional<String> badSilence(List<Note> notes) {
        TreeSet<Ticks> edges = new TreeSet<>(List.of(frame.from(), end));
        told().forEach(span -> edges.addAll(List.of(span.from(), span.to())));
        notes.forEach(note -> edges.addAll(List.of(note.onset(), note.end())));
        edges.removeIf(edge -> edge.isBefore(frame.from()) || edge.isAfter(end));
        boolean silentBefore = frame.before().isEmpty()
                ? frame.conditions().start().isBefore(frame.from())
                : frame.before().get(frame.before().size() - 1).end().isBefore(frame.from());
        Ticks restFrom = null;
        for (Ticks edge : edges.headSet(end)) {
            Ticks next = edges.higher(edge);
            boolean sounds = notes.stream().anyMatch(note -> overlaps(note, new Span(edge, next)));
            boolean open = !sounds && !isTold(edge);
            if (open && silentBefore && restFrom == null) {
                return Optional.of("a rest after a rest at " + edge);
            }
            restFrom = open && restFrom == null ? edge : restFrom;
            if (open && (next.equals(end) || isTold(next) || starts(notes, next))) {
                Ticks length = next.minus(restFrom);
                boolean breath = length.toUnits(24) % 12 == 0 && length.compareTo(Ticks.quarters(2)) <= 0;
                if (!breath || !isReadable(restFrom, length)) {
                    return Optional.of("a rest at " + restFrom + " of " + length);
                }
                restFrom = null;
            }
            silentBefore = !sounds;
        }
        return Optional.empty();
    }

    private static boolean starts(List<Note> notes, Ticks time) {
        return notes.stream().anyMatch(note -> note.onset().equals(time));
    }

    /** Where the end is open, a long note on an accent closes the piece. */
    private Optional<String> badEnd(List<Note> notes) {
        Ticks sounding = end;
        Ticks lastEnd =
                notes.isEmpty() ? frame.from() : notes.get(notes.size() - 1).end();
        while (sounding.isAfter(lastEnd) && isTold(sounding.minus(new Ticks(1)))) {
            Ticks at = sounding.minus(new Ticks(1));
            sounding = told().stream()
                    .filter(span -> within(at, span))
                    .map(Span::from)
                    .reduce(sounding, Ticks::min);
        }
        if (sounding.isAfter(lastEnd)) {
            return Optional.of("the piece ends with a rest");
        }
        if (notes.isEmpty() || !lastEnd.equals(end)) {
            return Optional.empty();
        }
        Note last = notes.get(notes.size() - 1);
        if (!isWritten(last) || hasFixedRhythm(last)) {
            return Optional.empty();
        }
        Bar bar = frame.conditions().bars().get(frame.conditions().bars().size() - 1);
        Ticks beat = bar.metre().isCompound()
                ? bar.metre().unit().times(3)
                : bar.metre().unit();
        Ticks shortest = Ticks.min(Ticks.max(beat, Ticks.quarters(1)), bar.length());
        List<Ticks> beats = bar.metre().beats();
        Set<Ticks> accents = Stream.of(Ticks.ZERO, beats.get(beats.size() / 2)).collect(Collectors.toSet());
        boolean closes = last.duration().compareTo(shortest) >= 0
                && accents.contains(last.onset().minus(bar.start()));
        return Optional.of("the last note does not close").filter(any -> !closes);
    }
}
