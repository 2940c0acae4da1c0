package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What {@code attributes} elements of a part have set: the unit of its durations and its transposition. */
final class Attributes {
    private final Map<String, Integer> omitted;
    private BigDecimal divisions = BigDecimal.ONE;
    private int chromatic;
    private int fifths;

    Attributes(Map<String, Integer> omitted) {
        this.omitted = omitted;
    }

    /** Units to a quarter note. */
    BigDecimal divisions() {
        return divisions;
    }

    /** Semitones from the written to the sounding pitch. */
    int chromatic() {
        return chromatic;
    }

    /** The same interval on the line of fifths. */
    int fifths() {
        return fifths;
    }

    /** Reads an element at a place of a bar, which gets its key and metre. */
    void read(Element attributes, Ticks cursor, Measure measure) throws NotationException {
        if (attributes.has("divisions")) {
            divisions = attributes.number("divisions");
            if (divisions.signum() <= 0) {
                throw new NotationException(
                        "line " + attributes.line() + ": found divisions " + divisions + ", expected more than 0");
            }
        }
        if (attributes.has("transpose")) {
            transpose(attributes.child("transpose").get());
        }
        if (attributes.has("key")) {
            key(attributes.child("key").get(), cursor, measure);
        }
        if (attributes.has("time")) {
            time(attributes.child("time").get(), cursor, measure);
        }
    }

    private void transpose(Element transpose) throws NotationException {
        int steps = transpose.integer("chromatic");
        int octaves = transpose.has("octave-change") ? transpose.integer("octave-change") : 0;
        chromatic = steps + 12 * octaves;
        fifths = transpose.has("diatonic")
                ? 7 * steps - 12 * transpose.integer("diatonic")
                : Math.floorMod(7 * steps + 5, 12) - 5;
    }

    private void key(Element key, Ticks cursor, Measure measure) throws NotationException {
        if (!key.has("fifths")) {
            omit("key signature of single accidentals");
            return;
        }
        String name = key.textOf("mode");
        Mode mode = Arrays.stream(Mode.values())
                .filter(it -> it.label().equals(name))
                .findFirst()
                .orElse(name.equals("aeolian") ? Mode.MINOR : Mode.MAJOR);
        int signature = key.integer("fifths") + fifths;
        int shown = signature > 7 ? signature - 12 : signature < -7 ? signature + 12 : signature;
        measure.keys.put(cursor, Key.ofSignature(shown, mode));
    }

    /** One or more fractions; several are one additive metre in the finest of their units. */
    private void time(Element time, Ticks cursor, Measure measure) throws NotationException {
        List<Element> beats = time.all("beats");
        List<Element> types = time.all("beat-type");
        if (beats.isEmpty() || beats.size() != types.size()) {
            omit("time signature without beats");
            return;
        }
        List<Metre> metres = new ArrayList<>();
        for (int i = 0; i < beats.size(); i++) {
            metres.add(Metre.parse(beats.get(i).text() + "/" + types.get(i).text()));
        }
        int finest = metres.stream().mapToInt(Metre::denominator).max().orElseThrow();
        List<Integer> groups = metres.stream()
                .flatMap(metre -> metre.groups().stream().map(group -> group * finest / metre.denominator()))
                .toList();
        measure.metres.put(cursor, new Metre(groups, finest));
    }

    private void omit(String what) {
        omitted.merge(what, 1, Integer::sum);
    }
}
