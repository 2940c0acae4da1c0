package dev.stemma.generator.notation.jsonl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Mode;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.Divisions;
import java.util.function.BiConsumer;

/** Writes melodies as lines of a corpus, in 480 ticks to a quarter note where that is exact. */
public final class JsonLinesWriter {
    private final JsonMelody source;
    private final int division;
    private final ObjectNode object = JsonNodeFactory.instance.objectNode();

    private JsonLinesWriter(JsonMelody source) {
        this.source = source;
        this.division = Divisions.of(source.melody(), (int) Ticks.PER_QUARTER);
    }

    /**
     * One line without its line end; reading it gives an equal melody.
     *
     * @throws IllegalArgumentException if an attribute has the name of a member of the format
     */
    public static String write(JsonMelody melody) {
        return new JsonLinesWriter(melody).line();
    }

    private String line() {
        Melody melody = source.melody();
        object.put("ticksPerQuarter", division).put("id", source.id());
        source.title().ifPresent(title -> object.put("title", title));
        source.composer().ifPresent(composer -> object.put("composer", composer));
        source.attributes().forEach(this::attribute);
        if (source.keyStated() || !melody.keys().equals(Timeline.of(Key.C_MAJOR))) {
            changes("key", melody.keys(), JsonLinesWriter::key);
        }
        if (source.metreStated() || !melody.metres().equals(Timeline.of(Metre.COMMON))) {
            changes("time", melody.metres(), (entry, metre) -> entry.add(metre.toString()));
        } else {
            object.put("meter", "none");
        }
        object.put("anacrusis", units(melody.anacrusis())).put("length", units(melody.length()));
        changes("tempo", melody.tempos(), (entry, tempo) -> entry.add(tempo.microsPerQuarter()));
        texts(melody);
        ArrayNode notes = object.putArray("notes");
        melody.notes()
                .forEach(note -> notes.addArray()
                        .add(units(note.onset()))
                        .add(units(note.end()) - units(note.onset()))
                        .add(note.pitch().midi()));
        return object.toString();
    }

    private void attribute(String name, String value) {
        if (LineDecoder.MEMBERS.contains(name)) {
            throw new IllegalArgumentException("an attribute cannot be called \"" + name + "\"");
        }
        object.put(name, value);
    }

    private void texts(Melody melody) {
        if (!melody.chords().isEmpty()) {
            ArrayNode chords = object.putArray("chordSymbols");
            melody.chords()
                    .forEach(
                            chord -> chords.addArray().add(units(chord.onset())).add(chord.text()));
        }
        if (!melody.lyrics().isEmpty()) {
            ArrayNode lyrics = object.putArray("lyrics");
            melody.lyrics()
                    .forEach(lyric -> lyrics.addArray()
                            .add(units(lyric.onset()))
                            .add(lyric.verse())
                            .add(lyric.text())
                            .add(lyric.hyphenated()));
        }
    }

    /** Major keys as their signature, which other readers know; others by name. */
    private static void key(ArrayNode entry, Key key) {
        if (key.mode() == Mode.MAJOR) {
            entry.add(key.signature());
        } else {
            entry.add(key.toString());
        }
    }

    private <T> void changes(String name, Timeline<T> timeline, BiConsumer<ArrayNode, T> write) {
        ArrayNode list = object.putArray(name);
        timeline.changes().forEach(change -> write.accept(list.addArray().add(units(change.at())), change.value()));
    }

    private long units(Ticks time) {
        return time.toUnits(division);
    }
}
