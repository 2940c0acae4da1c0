package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What MEI says of a note, in MusicXML's elements. */
final class MeiNote {
    private static final Map<String, Long> WHOLE_NOTES = Map.of("maxima", 8L, "long", 4L, "breve", 2L);
    private static final long WHOLE = 4 * Ticks.PER_QUARTER;
    private static final Map<String, String> SYLLABLES = Map.of("i", "begin", "m", "middle", "t", "end");

    private MeiNote() {}

    /** Its pitch as MusicXML has it. */
    static Element pitch(Element note) throws NotationException {
        int line = note.line();
        String step = note.attribute("pname");
        if (!step.matches("[a-g]")) {
            throw new NotationException(
                    "line " + line + ": found the pitch \"" + Element.brief(step) + "\", expected a to g");
        }
        String accidental = accidental(note.child("accid").orElse(note));
        return new Element(
                "pitch",
                Map.of(),
                List.of(
                        text("step", step.toUpperCase(Locale.ROOT), line),
                        text("alter", alter(accidental, line) + "", line),
                        text("octave", note.numberIn(note.attribute("oct")).longValue() + "", line)),
                "",
                line);
    }

    /** What sounds goes before what is written. */
    private static String accidental(Element of) {
        return of.attribute("accid.ges").isEmpty() ? of.attribute("accid") : of.attribute("accid.ges");
    }

    private static int alter(String accidental, int line) throws NotationException {
        return switch (accidental) {
            case "", "n" -> 0;
            case "s" -> 1;
            case "f" -> -1;
            case "ss", "x" -> 2;
            case "ff" -> -2;
            default ->
                throw new NotationException("line " + line + ": found the accidental \"" + Element.brief(accidental)
                        + "\", accepted: n, s, f, ss, x, ff");
        };
    }

    /** The words under it. */
    static List<Element> words(Element timed) {
        List<Element> parts = new ArrayList<>();
        int line = timed.line();
        for (Element verse : timed.all("verse")) {
            Optional<Element> syllable = verse.child("syl");
            if (syllable.isPresent()) {
                String syllabic = SYLLABLES.getOrDefault(syllable.get().attribute("wordpos"), "single");
                String number = verse.attribute("n").isEmpty() ? "1" : verse.attribute("n");
                parts.add(new Element(
                        "lyric",
                        Map.of("number", number),
                        List.of(
                                text("syllabic", syllabic, line),
                                text("text", syllable.get().text(), line)),
                        "",
                        line));
            }
        }
        return parts;
    }

    /** How long it lasts, in ticks, inside tuplets of so many in the time of so many. */
    static long duration(Element event, long normal, long actual) throws NotationException {
        String value = event.attribute("dur");
        long plain;
        if (WHOLE_NOTES.containsKey(value)) {
            plain = WHOLE * WHOLE_NOTES.get(value);
        } else if (value.matches("1|2|4|8|16|32|64|128|256|512|1024")) {
            plain = WHOLE / Integer.parseInt(value);
        } else {
            throw new NotationException("line " + event.line() + ": found the duration \"" + Element.brief(value)
                    + "\", expected long to 1024");
        }
        String dots = event.attribute("dots");
        if (!dots.matches("[0-4]?")) {
            throw new NotationException(
                    "line " + event.line() + ": found " + Element.brief(dots) + " dots, accepted: at most 4");
        }
        long dotted = 2 * plain - (plain >> (dots.isEmpty() ? 0 : Integer.parseInt(dots)));
        return Math.round((double) (dotted * normal) / actual);
    }

    private static Element text(String name, String content, int line) {
        return new Element(name, Map.of(), List.of(), content, line);
    }
}
