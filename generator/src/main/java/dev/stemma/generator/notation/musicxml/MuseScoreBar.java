package dev.stemma.generator.notation.musicxml;

import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.notation.NotationException;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says the bars of one staff of MuseScore 3 or 4 in MusicXML's elements, so that both formats are read alike. Durations
 * are in ticks. Of what MuseScore writes, this is understood: voices, chords, rests, tuplets, ties, words, key, metre and
 * tempo, repeats and voltas; grace notes and jumps are passed on to be counted.
 */
final class MuseScoreBar {
    private static final Map<String, Long> PARTS_OF_A_QUARTER = Map.ofEntries(
            Map.entry("long", 16384L),
            Map.entry("breve", 8192L),
            Map.entry("whole", 4096L),
            Map.entry("half", 2048L),
            Map.entry("quarter", 1024L),
            Map.entry("eighth", 512L),
            Map.entry("16th", 256L),
            Map.entry("32nd", 128L),
            Map.entry("64th", 64L),
            Map.entry("128th", 32L),
            Map.entry("256th", 16L));
    private static final List<String> GRACE = List.of(
            "acciaccatura",
            "appoggiatura",
            "grace4",
            "grace16",
            "grace32",
            "grace8after",
            "grace16after",
            "grace32after");
    private static final String STEPS = "CCDDEFFGGAAB";
    private static final String SHARPS = "010100101010";

    private final List<Element> said = new ArrayList<>();
    private int line;
    private int voltaBarsLeft;

    /** The bar as MusicXML's {@code measure}. */
    Element said(Element bar) throws NotationException {
        said.clear();
        line = bar.line();
        say("attributes", leaf("divisions", Ticks.PER_QUARTER));
        if (bar.has("startRepeat")) {
            say("barline", mark("repeat", Map.of("direction", "forward")));
        }
        List<Element> voices = bar.all("voice");
        for (int i = 0; i < voices.size(); i++) {
            long length = voice(voices.get(i), i + 1);
            if (i < voices.size() - 1) {
                say("backup", leaf("duration", length));
            }
        }
        for (Element jump : bar.all("Jump")) {
            say("sound", Map.of(jump.textOf("jumpTo").equals("segno") ? "dalsegno" : "dacapo", "yes"));
        }
        end(bar);
        return new Element("measure", bar.attributes(), List.copyOf(said), "", line);
    }

    private void end(Element bar) throws NotationException {
        if (voltaBarsLeft == 1) {
            say("barline", mark("ending", Map.of("type", "stop")));
        }
        voltaBarsLeft = Math.max(0, voltaBarsLeft - 1);
        Optional<Element> repeat = bar.child("endRepeat");
        if (repeat.isPresent()) {
            String times =
                    String.valueOf(repeat.get().numberIn(repeat.get().text()).intValue());
            say("barline", mark("repeat", Map.of("direction", "backward", "times", times)));
        }
    }

    /** @return ticks from the start of the bar to the end of what is in the voice */
    private long voice(Element voice, int number) throws NotationException {
        Deque<long[]> tuplets = new ArrayDeque<>();
        long length = 0;
        for (Element sign : voice.children()) {
            line = sign.line();
            switch (sign.name()) {
                case "Chord" -> length += chord(sign, number, tuplets);
                case "Rest" -> length += rest(sign, number, tuplets);
                case "Tuplet" -> tuplets.push(new long[] {sign.integer("normalNotes"), sign.integer("actualNotes")});
                case "endTuplet" -> tuplets.poll();
                case "location" -> length += move(sign);
                case "KeySig" -> key(sign);
                case "TimeSig" -> say("attributes", new Element("time", Map.of(), time(sign), "", line));
                case "Tempo" ->
                    say(
                            "sound",
                            Map.of(
                                    "tempo",
                                    sign.number("tempo")
                                            .multiply(BigDecimal.valueOf(60))
                                            .toPlainString()));
                case "Spanner" -> volta(sign);
                default -> {}
            }
        }
        return length;
    }

    private List<Element> time(Element sign) throws NotationException {
        return List.of(leaf("beats", sign.integer("sigN")), leaf("beat-type", sign.integer("sigD")));
    }

    private void key(Element sign) throws NotationException {
        Element fifths =
                sign.child("concertKey").or(() -> sign.child("accidental")).orElse(leaf("accidental", 0));
        List<Element> parts = new ArrayList<>();
        parts.add(leaf("fifths", fifths.numberIn(fifths.text()).longValue()));
        if (sign.has("mode") && !sign.textOf("mode").matches("none|unknown")) {
            parts.add(new Element("mode", Map.of(), List.of(), sign.textOf("mode"), line));
        }
        say("attributes", new Element("key", Map.of(), parts, "", line));
    }

    private void volta(Element spanner) throws NotationException {
        Optional<Element> volta = spanner.child("Volta");
        Optional<Element> next = spanner.child("next").flatMap(it -> it.child("location"));
        if (volta.isPresent() && next.isPresent()) {
            voltaBarsLeft = next.get().has("measures") ? Math.max(1, next.get().integer("measures")) : 1;
            String numbers = volta.get().textOf("endings");
            say("barline", mark("ending", Map.of("type", "start", "number", numbers)));
        }
    }

    private long chord(Element chord, int voice, Deque<long[]> tuplets) throws NotationException {
        boolean grace = GRACE.stream().anyMatch(chord::has);
        long duration = grace ? 0 : duration(chord, tuplets);
        List<Element> notes = chord.all("Note");
        for (int i = 0; i < notes.size(); i++) {
            List<Element> parts = new ArrayList<>();
            if (grace) {
                parts.add(mark("grace", Map.of()));
            }
            if (i > 0) {
                parts.add(mark("chord", Map.of()));
            }
            parts.add(pitch(notes.get(i)));
            parts.add(leaf("duration", duration));
            parts.add(leaf("voice", voice));
            ties(notes.get(i), parts);
            if (i == 0) {
                words(chord, parts);
            }
            say("note", parts);
        }
        return duration;
    }

    private Element pitch(Element note) throws NotationException {
        int number = note.integer("pitch");
        int tone = Math.floorMod(number, 12);
        List<Element> parts = List.of(
                new Element("step", Map.of(), List.of(), STEPS.substring(tone, tone + 1), line),
                leaf("alter", SHARPS.charAt(tone) - '0'),
                leaf("octave", Math.floorDiv(number, 12) - 1));
        return new Element("pitch", Map.of(), parts, "", line);
    }

    private void ties(Element note, List<Element> parts) {
        for (Element spanner : note.all("Spanner")) {
            if (spanner.attribute("type").equals("Tie")) {
                parts.add(mark("tie", Map.of("type", spanner.has("next") ? "start" : "stop")));
            }
        }
    }

    private void words(Element chord, List<Element> parts) throws NotationException {
        for (Element lyrics : chord.all("Lyrics")) {
            int verse = lyrics.has("no") ? lyrics.integer("no") + 1 : 1;
            List<Element> syllable = List.of(
                    new Element("syllabic", Map.of(), List.of(), lyrics.textOf("syllabic"), line),
                    new Element("text", Map.of(), List.of(), lyrics.textOf("text"), line));
            parts.add(new Element("lyric", Map.of("number", String.valueOf(verse)), syllable, "", line));
        }
    }

    private long rest(Element rest, int voice, Deque<long[]> tuplets) throws NotationException {
        long duration = duration(rest, tuplets);
        say("note", List.of(mark("rest", Map.of()), leaf("duration", duration), leaf("voice", voice)));
        return duration;
    }

    /** A voice goes on elsewhere in the bar. */
    private long move(Element location) throws NotationException {
        long by = location.has("fractions") ? fraction(location, location.textOf("fractions")) : 0;
        say(by < 0 ? "backup" : "forward", leaf("duration", Math.abs(by)));
        return by;
    }

    private long duration(Element sign, Deque<long[]> tuplets) throws NotationException {
        String type = sign.textOf("durationType");
        if (type.equals("measure")) {
            return fraction(sign, sign.textOf("duration"));
        }
        if (!PARTS_OF_A_QUARTER.containsKey(type)) {
            throw new NotationException(
                    "line " + line + ": found the duration \"" + Element.brief(type) + "\", expected long to 256th");
        }
        long plain = PARTS_OF_A_QUARTER.get(type) * (Ticks.PER_QUARTER / 1024);
        int dots = sign.has("dots") ? sign.integer("dots") : 0;
        if (dots < 0 || dots > 4) {
            throw new NotationException("line " + line + ": found " + dots + " dots, accepted: at most 4");
        }
        long duration = 2 * plain - (plain >> dots);
        for (long[] tuplet : tuplets) {
            if (tuplet[0] < 1 || tuplet[1] < 1 || tuplet[0] > 1000 || tuplet[1] > 1000) {
                throw new NotationException(
                        "line " + line + ": found a tuplet of " + tuplet[1] + " in the time of " + tuplet[0]);
            }
            duration = Math.round((double) (duration * tuplet[0]) / tuplet[1]);
        }
        return duration;
    }

    /** Ticks of a fraction of a whole note, such as {@code 3/4}. */
    private long fraction(Element at, String text) throws NotationException {
        String[] parts = text.split("/");
        if (parts.length != 2) {
            throw new NotationException(
                    "line " + line + ": found \"" + Element.brief(text) + "\", expected a fraction such as 3/4");
        }
        long over = at.numberIn(parts[1]).longValue();
        if (over < 1) {
            throw new NotationException("line " + line + ": found a fraction over " + over);
        }
        return at.numberIn(parts[0]).longValue() * 4 * Ticks.PER_QUARTER / over;
    }

    private void say(String name, Map<String, String> attributes) {
        said.add(mark(name, attributes));
    }

    private void say(String name, Element child) {
        say(name, List.of(child));
    }

    private void say(String name, List<Element> children) {
        said.add(new Element(name, Map.of(), children, "", line));
    }

    private Element mark(String name, Map<String, String> attributes) {
        return new Element(name, attributes, List.of(), "", line);
    }

    private Element leaf(String name, long number) {
        return new Element(name, Map.of(), List.of(), String.valueOf(number), line);
    }
}
