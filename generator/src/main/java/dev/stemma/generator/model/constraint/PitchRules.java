package dev.stemma.generator.model.constraint;

import dev.stemma.generator.model.Vocabulary;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pitches the constraints leave to a note. */
final class PitchRules {
    /** Degrees of minor with two forms, each pointing to the other. */
    private static final Map<Integer, Integer> MINOR_FORMS = Map.of(8, 9, 9, 8, 10, 11, 11, 10);

    private final Frame frame;
    private final PitchMask writable;
    private final List<PitchMask> bars = new ArrayList<>();
    private final PitchMask everywhere;
    private final PitchMask ranges;
    private final PitchMask firsts;
    private final Optional<PitchMask> finals;
    private final PitchMask[] afterClass = new PitchMask[12];
    private final PitchMask[] closings = new PitchMask[128];
    private boolean hasForms;

    PitchRules(Frame frame, List<Constraint> constraints) {
        this.frame = frame;
        Vocabulary vocabulary = frame.vocabulary();
        writable = PitchMask.of(midi -> midi - frame.referenceTonic() >= vocabulary.lowestPitch()
                && midi - frame.referenceTonic() <= vocabulary.highestPitch());
        PitchMask set = PitchMask.ALL;
        PitchMask range = PitchMask.ALL;
        PitchMask first = PitchMask.ALL;
        PitchMask last = null;
        List<Contour> contours = new ArrayList<>();
        Arrays.fill(afterClass, PitchMask.ALL);
        for (Constraint constraint : constraints) {
            if (constraint instanceof PitchClasses pitches) {
                set = set.and(PitchMask.of(midi -> pitches.classes().contains(midi % 12)));
            } else if (constraint instanceof Scale scale) {
                set = set.and(PitchMask.of(midi -> belongs(scale.key(), midi)));
                keepFormsApart(scale.key());
            } else if (constraint instanceof Range limits) {
                range = range.and(PitchMask.of(midi -> midi >= limits.lowest().midi()
                        && midi <= limits.highest().midi()));
            } else if (constraint instanceof Contour contour) {
                contours.add(contour);
            } else if (constraint instanceof FirstNote note) {
                first = first.and(PitchMask.only(note.pitch().midi()));
            } else if (constraint instanceof Cadence cadence) {
                PitchMask degree = degree(cadence.degree());
                last = last == null ? degree : last.and(degree);
            }
        }
        everywhere = set.and(range);
        ranges = range;
        firsts = first;
        finals = Optional.ofNullable(last);
        for (int bar = 0; bar < frame.conditions().bars().size(); bar++) {
            bars.add(inBar(contours, bar));
        }
    }

    /** What may sound in any bar. */
    PitchMask everywhere() {
        return everywhere.and(writable);
    }

    private PitchMask inBar(List<Contour> contours, int bar) {
        if (contours.isEmpty() || bar < frame.firstBar() || bar > frame.lastBar()) {
            return everywhere;
        }
        int count = frame.lastBar() - frame.firstBar() + 1;
        return everywhere.and(PitchMask.of(midi ->
                contours.stream().allMatch(contour -> contour.allows(midi, bar - frame.firstBar(), count))));
    }

    private PitchMask degree(int number) {
        Key key = frame.key();
        List<Integer> degrees = key.mode().degrees();
        if (number > degrees.size()) {
            return PitchMask.NONE;
        }
        int pitchClass = (degrees.get(number - 1) + key.tonic().pitchClass()) % 12;
        return PitchMask.of(midi -> midi % 12 == pitchClass);
    }

    private static boolean belongs(Key key, int midi) {
        int degree = Math.floorMod(midi - key.tonic().pitchClass(), 12);
        return key.mode().degrees().contains(degree) || (key.mode() == Mode.MINOR && MINOR_FORMS.containsKey(degree));
    }

    private void keepFormsApart(Key key) {
        if (key.mode() != Mode.MINOR) {
            return;
        }
        hasForms = true;
        MINOR_FORMS.forEach((degree, other) -> {
            int pitchClass = (degree + key.tonic().pitchClass()) % 12;
            int without = (other + key.tonic().pitchClass()) % 12;
            afterClass[pitchClass] = afterClass[pitchClass].and(PitchMask.of(midi -> midi % 12 != without));
        });
    }

    /** What a note that is to have a certain pitch (its rhythm is new) may have of it. */
    PitchMask inSequence(int pitch, int bar, boolean first, boolean last) {
        PitchMask left = PitchMask.only(pitch).and(bars.get(bar));
        left = first ? left.and(firsts) : left;
        return last ? left.and(finals.orElse(PitchMask.ALL)) : left;
    }

    /** What a given note may have: its own pitch, unless it is to be another's last. */
    PitchMask locked(int pitch, boolean last) {
        PitchMask own = PitchMask.only(pitch);
        return last ? own.and(finals.orElse(PitchMask.ALL)) : own;
    }

    /**
     * What a new note may have.
     *
     * @param before pitch of the note before it, {@link Givens#OPEN} if there is none
     * @param first whether it is the first that is written
     * @param last whether no note follows
     */
    PitchMask open(int before, int bar, boolean first, boolean last) {
        PitchMask left = bars.get(bar).and(writable);
        left = before == Givens.OPEN ? left : left.and(afterClass[before % 12]);
        left = first ? left.and(firsts) : left;
        return last ? left.and(closing(before)) : left;
    }

    private PitchMask closing(int before) {
        if (finals.isEmpty()) {
            return PitchMask.ALL;
        }
        PitchMask in = finals.get().and(ranges);
        if (before == Givens.OPEN) {
            return in;
        }
        if (closings[before] == null) {
            closings[before] = nearest(in, before);
        }
        return closings[before];
    }

    private static PitchMask nearest(PitchMask in, int before) {
        for (int distance = 0; distance < 128; distance++) {
            boolean below = before >= distance && in.has(before - distance);
            boolean above = before + distance < 128 && in.has(before + distance);
            if (below || above) {
                PitchMask lower = below ? PitchMask.only(before - distance) : PitchMask.NONE;
                PitchMask upper = above ? PitchMask.only(before + distance) : PitchMask.NONE;
                return new PitchMask(lower.low() | upper.low(), lower.high() | upper.high());
            }
        }
        return PitchMask.NONE;
    }

    /**
     * Pitches from which the same may follow are of one class: {@code int[128]}, numbered from 1.
     *
     * @param closingBar where the last note begins
     */
    int[] classes(int closingBar) {
        int[] classes = new int[128];
        Map<List<Integer>, Integer> numbers = new LinkedHashMap<>();
        for (int midi = 0; midi < 128; midi++) {
            int forms = hasForms && !afterClass[midi % 12].equals(PitchMask.ALL) ? midi % 12 : -1;
            int closes =
                    finals.isPresent() && open(midi, closingBar, false, true).isEmpty() ? 0 : 1;
            classes[midi] = numbers.computeIfAbsent(List.of(forms, closes), any -> numbers.size() + 1);
        }
        return classes;
    }
}
