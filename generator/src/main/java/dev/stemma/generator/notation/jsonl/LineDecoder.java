package dev.stemma.generator.notation.jsonl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stemma.generator.music.ChordSymbol;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Lyric;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Tempo;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Barring;
import dev.stemma.generator.notation.Changes;
import dev.stemma.generator.notation.Limits;
import dev.stemma.generator.notation.NotationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Makes a melody of one JSON object. */
final class LineDecoder {
    /** Members that describe the melody itself; all others are attributes. */
    static final Set<String> MEMBERS = Set.of(
            "ticksPerQuarter",
            "id",
            "title",
            "composer",
            "notes",
            "key",
            "fifths",
            "time",
            "meter",
            "bars",
            "anacrusis",
            "length",
            "tempo",
            "chordSymbols",
            "lyrics");

    /** A member of the form {@code [[tick, value ...]]}: one value of it. */
    private interface Value<T> {
        T of(JsonNode entry) throws NotationException;
    }

    private final JsonNode object;
    private final int line;
    private final long ticksPerQuarter;

    LineDecoder(JsonNode object, int line, int defaultTicks) throws NotationException {
        this.object = object;
        this.line = line;
        this.ticksPerQuarter =
                object.has("ticksPerQuarter") ? integer(object.get("ticksPerQuarter"), 1, 322_560) : defaultTicks;
    }

    JsonMelody decode() throws NotationException {
        List<Note> notes = notes();
        TreeMap<Ticks, Metre> metres = metres();
        TreeMap<Ticks, Key> keys = keys();
        boolean metreStated = !metres.isEmpty();
        boolean keyStated = !keys.isEmpty();
        metres.putIfAbsent(Ticks.ZERO, Metre.COMMON);
        keys.putIfAbsent(Ticks.ZERO, Key.C_MAJOR);
        Ticks end = notes.isEmpty() ? Ticks.ZERO : notes.get(notes.size() - 1).end();
        Barring barring = barring(metres, end);
        Ticks length = object.has("length") ? time(object.get("length")) : length(barring, end, metreStated);
        TreeMap<Ticks, Tempo> tempos = changes("tempo", entry -> new Tempo((int) integer(entry.get(1), 1, 0xFFFFFF)));
        tempos.putIfAbsent(Ticks.ZERO, Melody.DEFAULT_TEMPO);
        try {
            Melody melody = new Melody(
                    text("title"),
                    notes,
                    length,
                    barring.anacrusis(),
                    until(length, barring.metres()),
                    until(length, timeline(keys)),
                    until(length, timeline(tempos)),
                    chords(),
                    lyrics());
            boolean barsStated = object.has("bars") || object.has("anacrusis");
            return new JsonMelody(
                    id(), text("composer"), melody, metreStated, keyStated, barsStated, attributes(), line);
        } catch (IllegalArgumentException e) {
            throw new NotationException(e.getMessage(), e);
        }
    }

    private List<Note> notes() throws NotationException {
        List<Note> notes = new ArrayList<>();
        Ticks end = Ticks.ZERO;
        for (JsonNode entry : array("notes", true)) {
            if (!entry.isArray() || entry.size() != 3) {
                throw new NotationException("note " + (notes.size() + 1) + ": found " + brief(entry)
                        + ", accepted: [onset, duration, pitch]");
            }
            long onset = integer(entry.get(0), 0, Integer.MAX_VALUE);
            long duration = integer(entry.get(1), 1, Integer.MAX_VALUE);
            Ticks start = Ticks.ofUnits(onset, ticksPerQuarter);
            if (start.isBefore(end)) {
                throw new NotationException(
                        "note " + (notes.size() + 1) + " begins at " + onset + ", before the one before it ends");
            }
            end = Limits.within(Ticks.ofUnits(onset + duration, ticksPerQuarter), "note " + (notes.size() + 1));
            notes.add(new Note(start, end.minus(start), new Pitch((int) integer(entry.get(2), 0, 127))));
            if (notes.size() > Limits.NOTES) {
                throw new NotationException("more than " + Limits.NOTES + " notes");
            }
        }
        return notes;
    }

    private TreeMap<Ticks, Metre> metres() throws NotationException {
        if (object.has("time")) {
            return changes("time", entry -> metre(entry.get(1).asText()));
        }
        TreeMap<Ticks, Metre> metres = new TreeMap<>();
        Optional<String> meter = text("meter");
        if (meter.isPresent() && !meter.get().isBlank() && !meter.get().equals("none")) {
            metres.put(Ticks.ZERO, metre(meter.get()));
        }
        return metres;
    }

    private static Metre metre(String text) throws NotationException {
        try {
            return Metre.parse(text);
        } catch (IllegalArgumentException e) {
            throw new NotationException(e.getMessage(), e);
        }
    }

    private TreeMap<Ticks, Key> keys() throws NotationException {
        if (object.has("key")) {
            return changes("key", entry -> key(entry.get(1)));
        }
        TreeMap<Ticks, Key> keys = new TreeMap<>();
        if (object.has("fifths") && !object.get("fifths").isNull()) {
            keys.put(Ticks.ZERO, key(object.get("fifths")));
        }
        return keys;
    }

    private static Key key(JsonNode value) throws NotationException {
        try {
            return value.isTextual()
                    ? Key.parse(value.asText())
                    : Key.ofSignature((int) integer(value, -7, 7), Mode.MAJOR);
        } catch (IllegalArgumentException e) {
            throw new NotationException(e.getMessage(), e);
        }
    }

    private Barring barring(TreeMap<Ticks, Metre> metres, Ticks end) throws NotationException {
        List<Ticks> starts = new ArrayList<>();
        for (JsonNode start : array("bars", false)) {
            starts.add(time(start));
        }
        for (int i = 0; i < starts.size(); i++) {
            if (i == 0 ? !starts.get(0).isZero() : !starts.get(i - 1).isBefore(starts.get(i))) {
                throw new NotationException(
                        "bars must begin at 0 and ascend, found " + starts.get(i) + " quarters" + " as bar " + (i + 1));
            }
        }
        if (starts.isEmpty() || object.has("anacrusis")) {
            Ticks anacrusis = object.has("anacrusis") ? time(object.get("anacrusis")) : Ticks.ZERO;
            return new Barring(anacrusis, timeline(metres));
        }
        Ticks last = starts.get(starts.size() - 1);
        Metre metre = metres.floorEntry(last).getValue();
        return Barring.of(starts, Ticks.max(end, last.plus(metre.barLength())), metres);
    }

    /** End of the bar in which the last note ends, or of the note itself where there is no metre. */
    private static Ticks length(Barring barring, Ticks end, boolean metreStated) {
        if (!metreStated) {
            return end;
        }
        Ticks start = Ticks.ZERO;
        for (Timeline.Change<Metre> change : barring.metres().changes()) {
            if (change.at().isBefore(end)) {
                start = change.at();
            }
        }
        start = Ticks.max(start, Ticks.min(barring.anacrusis(), end));
        long bar = barring.metres().at(start).barLength().value();
        long bars = (end.value() - start.value() + bar - 1) / bar;
        return start.plus(new Ticks(bars * bar));
    }

    private List<ChordSymbol> chords() throws NotationException {
        List<ChordSymbol> chords = new ArrayList<>();
        for (JsonNode entry : array("chordSymbols", false)) {
            chords.add(new ChordSymbol(time(member(entry, 0)), member(entry, 1).asText()));
        }
        return chords;
    }

    private List<Lyric> lyrics() throws NotationException {
        List<Lyric> lyrics = new ArrayList<>();
        for (JsonNode entry : array("lyrics", false)) {
            int verse = (int) integer(member(entry, 1), 1, 1000);
            lyrics.add(new Lyric(
                    time(member(entry, 0)),
                    verse,
                    member(entry, 2).asText(),
                    member(entry, 3).asBoolean()));
        }
        return lyrics;
    }

    private String id() {
        return text("id").or(() -> text("name")).or(() -> text("path")).orElse("line-" + line);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            JsonNode value = member.getValue();
            if (!MEMBERS.contains(member.getKey()) && !value.isNull()) {
                attributes.put(member.getKey(), value.isTextual() ? value.asText() : value.toString());
            }
        }
        return attributes;
    }

    private Optional<String> text(String name) {
        JsonNode value = object.path(name);
        return value.isTextual() || value.isNumber() ? Optional.of(value.asText()) : Optional.empty();
    }

    /** Changes by their time; of several at one time the last counts. */
    private <T> TreeMap<Ticks, T> changes(String name, Value<T> value) throws NotationException {
        TreeMap<Ticks, T> changes = new TreeMap<>();
        for (JsonNode entry : array(name, false)) {
            Ticks at = time(member(entry, 0));
            member(entry, 1);
            if (!changes.isEmpty() && changes.lastKey().isAfter(at)) {
                throw new NotationException("\"" + name + "\": times must ascend, found " + brief(entry));
            }
            changes.put(at, value.of(entry));
        }
        return Changes.bounded(changes);
    }

    private static <T> Timeline<T> timeline(TreeMap<Ticks, T> changes) {
        return new Timeline<>(changes.entrySet().stream()
                .map(change -> new Timeline.Change<>(change.getKey(), change.getValue()))
                .toList());
    }

    /** Without the changes behind the end of the piece, where the source goes on without this line. */
    private static <T> Timeline<T> until(Ticks length, Timeline<T> timeline) {
        return new Timeline<>(timeline.changes().stream()
                .filter(change -> change.at().isZero() || !change.at().isAfter(length))
                .toList());
    }

    private JsonNode array(String name, boolean required) throws NotationException {
        JsonNode array = object.path(name);
        if (!array.isArray() && (required || !(array.isMissingNode() || array.isNull()))) {
            throw new NotationException("\"" + name + "\": accepted is a list, found "
                    + (array.isMissingNode() ? "nothing" : brief(array)));
        }
        return array;
    }

    private static JsonNode member(JsonNode entry, int index) throws NotationException {
        if (!entry.isArray() || entry.size() <= index) {
            throw new NotationException("found " + brief(entry) + ", accepted: a list of at least " + (index + 1));
        }
        return entry.get(index);
    }

    private Ticks time(JsonNode value) throws NotationException {
        Ticks time = Ticks.ofUnits(integer(value, 0, Integer.MAX_VALUE), ticksPerQuarter);
        return Limits.within(time, "tick " + value.asText());
    }

    private static long integer(JsonNode value, long lowest, long highest) throws NotationException {
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.asLong() < lowest
                || value.asLong() > highest) {
            throw new NotationException(
                    "found " + brief(value) + ", accepted: a whole number from " + lowest + " to " + highest);
        }
        return value.asLong();
    }

    private static String brief(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
