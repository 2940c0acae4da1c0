package dev.stemma.studio.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stemma.generator.music.Key;
import dev.stemma.generator.music.Melody;
import dev.stemma.generator.music.Metre;
import dev.stemma.generator.music.Note;
import dev.stemma.generator.music.Pitch;
import dev.stemma.generator.music.Ticks;
import dev.stemma.generator.music.Timeline;
import dev.stemma.generator.notation.abc.AbcWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A melody as the pages send one, and as they are shown one that belongs to no piece. */
final class MelodyDocument {
    private static final int MOST_NOTES = 2_000;
    private static final int MOST_CHANGES = 200;
    private static final Ticks LONGEST = Ticks.quarters(8_000);

    private MelodyDocument() {}

    static Melody read(Fields melody) {
        List<Fields> notes = melody.objects("notes");
        if (notes.isEmpty() || notes.size() > MOST_NOTES) {
            throw Refusal.malformed(
                    "the melody has " + notes.size() + " notes", "1 to " + MOST_NOTES + " are looked at together");
        }
        return valid("the melody", () -> {
            Melody read = new Melody(
                    Optional.empty(),
                    notes.stream().map(MelodyDocument::note).toList(),
                    time(melody, "length"),
                    time(melody, "anacrusis"),
                    timeline(melody.objects("metres"), Metre::parse),
                    timeline(melody.objects("keys"), Key::parse),
                    Timeline.of(Melody.DEFAULT_TEMPO),
                    List.of(),
                    List.of());
            if (read.length().isAfter(LONGEST)) {
                throw new IllegalArgumentException("it lasts longer than " + LONGEST + " quarter notes");
            }
            return read;
        });
    }

    private static Note note(Fields note) {
        return new Note(time(note, "onset"), time(note, "duration"), new Pitch(note.integer("pitch")));
    }

    private static <T> Timeline<T> timeline(List<Fields> changes, Function<String, T> value) {
        if (changes.size() > MOST_CHANGES) {
            throw new IllegalArgumentException("it changes more than " + MOST_CHANGES + " times");
        }
        return new Timeline<>(changes.stream()
                .map(change -> new Timeline.Change<>(time(change, "onset"), value.apply(change.text("value"))))
                .toList());
    }

    private static Ticks time(Fields fields, String name) {
        return Ticks.parseFraction(fields.text(name));
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T valid(String what, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed(what + " cannot be: " + e.getMessage(), "see /api/openapi.yaml");
        }
    }

    /** As a version that a model wrote. */
    static ObjectNode sample(Melody melody) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("entry", 0)
                .put("length", melody.length().toFraction())
                .put("anacrusis", melody.anacrusis().toFraction());
        put(node.putArray("metres"), melody.metres());
        put(node.putArray("keys"), melody.keys());
        put(node.putArray("tempos"), melody.tempos());
        ArrayNode notes = node.putArray("notes");
        for (Note note : melody.notes()) {
            notes.addObject()
                    .put("id", "n" + notes.size())
                    .put("onset", note.onset().toFraction())
                    .put("duration", note.duration().toFraction())
                    .put("pitch", note.pitch().midi())
                    .put("origin", "model")
                    .put("locked", false)
                    .put("entry", 0);
        }
        node.putArray("locked");
        return node.put("abc", AbcWriter.write(melody));
    }

    private static void put(ArrayNode array, Timeline<?> timeline) {
        timeline.changes()
                .forEach(change -> array.addObject()
                        .put("onset", change.at().toFraction())
                        .put("value", change.value().toString()));
    }
}
