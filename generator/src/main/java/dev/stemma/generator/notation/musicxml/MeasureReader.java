package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Tonic;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.NotationException;
import dev.stemma.generator.notation.Reading;
import dev.stemma.generator.notation.musicxml.Measure.Head;
import dev.stemma.generator.notation.musicxml.Sign.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the bars of one part in order; what one bar sets (divisions, transposition, an open ending) holds on. */
final class MeasureReader {
    private static final String STEPS = "C D EF G A B";

    private final Map<String, Integer> omitted;
    private final Attributes attributes;
    private List<Integer> openEnding = List.of();
    private Measure measure = new Measure();
    private Ticks cursor = Ticks.ZERO;
    private Ticks chordOnset = Ticks.ZERO;

    /**
     * @param omitted counts what is left out, by its name for people
     */
    MeasureReader(Map<String, Integer> omitted) {
        this.omitted = omitted;
        this.attributes = new Attributes(omitted);
    }

    Measure read(Element bar) throws NotationException {
        measure = new Measure();
        cursor = Ticks.ZERO;
        chordOnset = Ticks.ZERO;
        measure.endings.addAll(openEnding);
        for (Element child : bar.children()) {
            try {
                switch (child.name()) {
                    case "attributes" -> attributes.read(child, cursor, measure);
                    case "note" -> note(child);
                    case "backup" -> move(duration(child).times(-1), child);
                    case "forward" -> move(duration(child), child);
                    case "direction" -> sound(child, child.child("sound"));
                    case "sound" -> sound(child, Optional.of(child));
                    case "harmony" -> harmony(child);
                    case "barline" -> barline(child);
                    default -> {}
                }
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new NotationException("line " + child.line() + ": " + e.getMessage(), e);
            }
        }
        return measure;
    }

    private void move(Ticks by, Element at) throws NotationException {
        Ticks moved = cursor.plus(by);
        cursor = isRounding(moved) ? Ticks.ZERO : Limits.within(moved, "line " + at.line());
        measure.length = Ticks.max(measure.length, cursor);
    }

    private Ticks duration(Element element) throws NotationException {
        return element.has("duration") ? ticks(element.number("duration")) : Ticks.ZERO;
    }

    private Ticks ticks(BigDecimal units) {
        return new Ticks(units.multiply(BigDecimal.valueOf(Ticks.PER_QUARTER))
                .divide(attributes.divisions(), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** Programs that round tuplets to their unit go back to the start of a bar by the rounded sum. */
    private static boolean isRounding(Ticks time) {
        return Math.abs(time.value()) < Ticks.PER_QUARTER / 32;
    }

    /** How long a note lasts: as it is written, where its duration is that, rounded to the unit of the file. */
    private Ticks noteDuration(Element note) throws NotationException {
        Ticks duration = duration(note);
        Optional<Ticks> plain = Value.typed(note.textOf("type"), note.all("dot").size());
        if (plain.isEmpty()) {
            return duration;
        }
        Optional<Element> modification = note.child("time-modification");
        long actual = modification.isPresent() ? modification.get().integer("actual-notes") : 1;
        long normal = modification.isPresent() ? modification.get().integer("normal-notes") : 1;
        if (actual < 1 || normal < 1 || actual > 1000 || normal > 1000) {
            return duration;
        }
        Ticks written = Ticks.ofUnits(plain.get().value() * normal, Ticks.PER_QUARTER * actual);
        long unit = ticks(BigDecimal.ONE).value();
        return Math.abs(written.value() - duration.value()) < unit ? written : duration;
    }

    private void note(Element note) throws NotationException {
        if (note.has("grace")) {
            omit("grace note");
            return;
        }
        Ticks duration = noteDuration(note);
        if (duration.value() < 0) {
            throw new NotationException("line " + note.line() + ": found a negative duration");
        }
        boolean chord = note.has("chord");
        if (!chord) {
            chordOnset = cursor;
            move(duration, note);
        }
        if (note.has("cue")) {
            omit("cue note");
        } else if (note.has("unpitched")) {
            omit("unpitched note");
        } else if (note.has("pitch") && !duration.isZero()) {
            head(note, duration, chord);
        }
    }

    private void head(Element note, Ticks duration, boolean chord) throws NotationException {
        measure.length = Ticks.max(measure.length, chordOnset.plus(duration));
        String voice = note.has("voice") ? note.textOf("voice") : "1";
        List<String> ties =
                note.all("tie").stream().map(tie -> tie.attribute("type")).toList();
        Head head = new Head(
                voice,
                chordOnset,
                duration,
                pitch(note.child("pitch").orElseThrow()),
                ties.contains("stop"),
                ties.contains("start"),
                words(note));
        int last = measure.heads.size() - 1;
        if (!chord || last < 0 || !measure.heads.get(last).onset().equals(chordOnset)) {
            measure.heads.add(head);
            return;
        }
        omit(Reading.LOWER_NOTE);
        Head below = measure.heads.get(last);
        if (head.pitch().compareTo(below.pitch()) > 0) {
            List<Lyric> words = below.words().isEmpty() ? head.words() : below.words();
            measure.heads.set(
                    last, new Head(voice, chordOnset, duration, head.pitch(), head.tiedFrom(), head.tiedTo(), words));
        }
    }

    private Pitch pitch(Element pitch) throws NotationException {
        int step = pitch.textOf("step").length() == 1 ? STEPS.indexOf(pitch.textOf("step")) : -1;
        if (step < 0 || pitch.textOf("step").isBlank()) {
            throw new NotationException("line " + pitch.line() + ": found step \"" + Element.brief(pitch.textOf("step"))
                    + "\", expected A to G");
        }
        BigDecimal alter = pitch.has("alter") ? pitch.number("alter") : BigDecimal.ZERO;
        if (alter.stripTrailingZeros().scale() > 0) {
            omit("microtone, read as the semitone below it");
        }
        int written = step + alter.setScale(0, RoundingMode.FLOOR).intValue() + 12 * (pitch.integer("octave") + 1);
        return new Pitch(written + attributes.chromatic());
    }

    private List<Lyric> words(Element note) {
        List<Lyric> words = new ArrayList<>();
        for (Element lyric : note.all("lyric")) {
            StringBuilder text = new StringBuilder();
            lyric.children().stream()
                    .filter(part -> part.name().equals("text") || part.name().equals("elision"))
                    .forEach(part -> text.append(part.text().isEmpty() ? " " : part.text()));
            String verse = lyric.attribute("number");
            String syllabic = lyric.textOf("syllabic");
            if (text.length() > 0) {
                words.add(new Lyric(
                        Ticks.ZERO,
                        verse.matches("[1-9]\\d?") ? Integer.parseInt(verse) : 1,
                        text.toString(),
                        syllabic.equals("begin") || syllabic.equals("middle")));
            }
        }
        return words;
    }

    /** The place of a mark: here, or its offset from here. */
    private Ticks place(Element mark) throws NotationException {
        Ticks offset = mark.has("offset") ? ticks(mark.number("offset")) : Ticks.ZERO;
        return Ticks.max(Ticks.ZERO, cursor.plus(offset));
    }

    private void sound(Element mark, Optional<Element> sound) throws NotationException {
        if (sound.isEmpty()) {
            return;
        }
        String tempo = sound.get().attribute("tempo");
        if (!tempo.isEmpty()) {
            BigDecimal bpm = sound.get().numberIn(tempo);
            if (bpm.compareTo(BigDecimal.valueOf(4)) >= 0 && bpm.compareTo(BigDecimal.valueOf(60_000_000)) <= 0) {
                int micros = BigDecimal.valueOf(60_000_000)
                        .divide(bpm, 0, RoundingMode.HALF_UP)
                        .intValueExact();
                measure.tempos.put(place(mark), new Tempo(micros));
            } else {
                omit("tempo that is no tempo");
            }
        }
        for (String jump : List.of("dacapo", "dalsegno", "tocoda")) {
            if (!sound.get().attribute(jump).isEmpty()) {
                omit("jump (" + jump + "), the bars are read in order");
            }
        }
    }

    private void harmony(Element harmony) throws NotationException {
        String kind = harmony.textOf("kind");
        Optional<String> text = harmony.child("kind").map(it -> it.attributes().get("text"));
        String suffix = text.orElse(Harmony.suffix(kind));
        Optional<Tonic> root = kind.equals("none") ? Optional.empty() : tonic(harmony, "root");
        if (root.isEmpty() && suffix.isEmpty()) {
            omit("chord symbol without a root");
            return;
        }
        String symbol = new Harmony(root, kind, suffix, tonic(harmony, "bass")).symbol();
        measure.chords.add(new ChordSymbol(place(harmony), symbol));
    }

    private Optional<Tonic> tonic(Element harmony, String name) throws NotationException {
        Optional<Element> element = harmony.child(name);
        if (element.isEmpty()) {
            return Optional.empty();
        }
        int alter = element.get().has(name + "-alter") ? element.get().integer(name + "-alter") : 0;
        Tonic written = Tonic.parse(element.get().textOf(name + "-step"));
        return Optional.of(new Tonic(written.fifths() + 7 * alter + attributes.fifths()));
    }

    private void barline(Element barline) throws NotationException {
        for (Element ending : barline.all("ending")) {
            if (ending.attribute("type").equals("start")) {
                openEnding = passes(ending.attribute("number"));
                measure.endings.addAll(openEnding);
            } else {
                openEnding = List.of();
            }
        }
        Optional<Element> repeat = barline.child("repeat");
        if (repeat.isPresent()) {
            String times = repeat.get().attribute("times");
            if (repeat.get().attribute("direction").equals("forward")) {
                measure.repeatBegins = true;
            } else {
                measure.times = times.matches("\\d{1,2}") ? Math.max(2, Integer.parseInt(times)) : 2;
            }
        }
    }

    private static List<Integer> passes(String numbers) {
        return Arrays.stream(numbers.split("[ ,.]+"))
                .filter(number -> number.matches("[1-9]\\d?"))
                .map(Integer::valueOf)
                .toList();
    }

    private void omit(String what) {
        omitted.merge(what, 1, Integer::sum);
    }
}
